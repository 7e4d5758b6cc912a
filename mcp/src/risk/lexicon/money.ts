import { wordSet } from './table.ts';

/** Things that are money, or a commitment to pay it: with a verb that changes something, the tool is Financial. */
export const moneyNouns = wordSet(
  `payment refund invoice bill payout chargeback charge withdrawal deposit disbursement remittance reimbursement money funds fund
   escrow donation loan mortgage purchase checkout transfer swap trade dividend payroll salary wage bonus stipend
   liquidity bet wager boleto pix dispute settlement
   pago pagamento paiement zahlung rechnung factura fattura facture dinero argent`,
);

/** The same of two words. */
export const moneyPairs: ReadonlySet<string> = new Set([
  'credit note',
  'gift card',
  'purchase order',
  'pay run',
  'sales receipt',
]);

/** As often something else (a board's order, a mailing list's subscription): half the weight. */
export const likelyMoneyNouns = wordSet(
  'subscription order wallet transaction bid quote billing credit balance budget stake',
);

/** Beside one of these, in the tool's words or the server's name, the likely ones are money. */
export const moneyContext = wordSet(
  'accounting quickbooks xero paypal stripe chargebee billing payment customer paid price pricing currency monthly trial trading exchange broker crypto bank banking',
);

/** After a money noun, these say that the thing is only about money (`invoice_template`). */
export const aboutMoney = wordSet(
  'template setting settings config configuration category tag note reminder report schema webhook status view filter label comment memo description metadata attachment profile draft',
);

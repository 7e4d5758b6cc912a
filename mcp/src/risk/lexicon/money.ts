import { wordSet } from './table.ts';

/** Things that are money, or a commitment to pay it: with a verb that changes something, the tool is Financial. */
export const moneyNouns = wordSet(
  `payment refund invoice payout chargeback charge withdrawal deposit disbursement remittance reimbursement money funds fund
   escrow donation loan mortgage purchase checkout transfer swap trade dividend payroll salary bet wager boleto pix
   dispute settlement credit_note`,
);

/** As often something else (a board's order, a mailing list's subscription): half the weight. */
export const likelyMoneyNouns = wordSet(
  'receipt subscription order wallet transaction bid quote billing credit balance budget stake',
);

/** Beside one of these, in the tool's words or the server's name, the likely ones are money. */
export const moneyContext = wordSet(
  'paypal stripe chargebee billing payment customer paid price pricing currency monthly trial trading exchange broker crypto bank banking',
);

/** After a money noun, these say that the thing is only about money (`invoice_template`). */
export const aboutMoney = wordSet(
  'template setting settings config configuration category tag note reminder report schema webhook status view filter label comment memo description metadata attachment profile draft',
);

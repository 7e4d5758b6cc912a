type Child = Node | string;

interface Attributes {
  readonly class?: string;
  readonly title?: string;
  readonly role?: string;
  readonly scope?: string;
  readonly type?: string;
  readonly id?: string;
  readonly for?: string;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-live'?: string;
  readonly 'aria-hidden'?: string;
  readonly 'aria-pressed'?: string;
  readonly datetime?: string;
}

/** Makes an element. Texts become text nodes, so nothing in a recording can become markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (typeof value === 'string') made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A real button, so that the keyboard reaches it. */
export function button(label: string, action: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', action);
  return made;
}

/** A table with a heading row; `columns` are `[heading, class]`. */
export function table(
  label: string,
  columns: readonly (readonly [string, string])[],
  rows: readonly HTMLTableRowElement[],
): HTMLElement {
  const head = columns.map(([heading, className]) => element('th', { scope: 'col', class: className }, heading));
  const body = element('tbody', {}, ...rows);
  return element(
    'div',
    { class: 'scroll' },
    element('table', { 'aria-label': label }, element('thead', {}, element('tr', {}, ...head)), body),
  );
}

export const number = (value: number): string => value.toLocaleString('en');

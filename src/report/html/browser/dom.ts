/** The element of the page with this id; throws where there is none. */
export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element "${id}".`);
  return found as Type;
}

/** A new element. `text` is shown as it is, never read as HTML: much of it comes from outside. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

/** A new button that sends no form. */
export function makeButton(className: string, text = ''): HTMLButtonElement {
  const button = make('button', className, text);
  button.type = 'button';
  return button;
}

/** The JSON in an element of the page. */
export function readPageJson<Type>(element: Element | null): Type {
  return JSON.parse(element?.textContent ?? 'null') as Type;
}

/** Sets the direction of each text inside by its script. */
export function directEach(parent: Element): void {
  for (const child of parent.children) (child as HTMLElement).dir = 'auto';
}

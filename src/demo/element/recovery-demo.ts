import { connect } from './connect.ts';
import css from './recovery-demo.css?inline';

/** The recovery of a password, to try. What stands inside it without JavaScript stays there, for print. */
export class RecoveryDemo extends HTMLElement {
  #disconnect?: () => void;

  connectedCallback(): void {
    this.#disconnect = connect(this);
  }

  disconnectedCallback(): void {
    this.#disconnect?.();
  }
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);
customElements.define('recovery-demo', RecoveryDemo);

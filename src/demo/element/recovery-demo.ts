import { connect } from './connect.ts';
import css from './recovery-demo.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);
customElements.define(
  'recovery-demo',
  /** The recovery of a password, to try. It takes the place of what stands inside it without JavaScript. */
  class extends HTMLElement {
    #disconnect?: () => void;

    connectedCallback(): void {
      this.#disconnect = connect(this);
    }

    disconnectedCallback(): void {
      this.#disconnect?.();
    }
  },
);

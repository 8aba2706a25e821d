import { adoptStyles } from './adopt-styles.ts';
import { connect } from './connect.ts';
import css from './recovery-demo.css?inline';

adoptStyles(css);
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

import type { Told } from './frame.ts';

// For pages of other sites: <throughline-form form="form_…"></throughline-form>. The form stands in a frame of ours, so neither
// the page's styles nor its scripts reach what is typed, and the page's policy needs no more than script-src and frame-src.

const script = document.currentScript as HTMLScriptElement | null;
const ours = new URL(script?.src ?? location.href).origin;
const observed = ['form', 'lang', 'theme'] as const;
/** Until the form says how high it is. */
const firstHeight = 640;

class FormElement extends HTMLElement {
  static readonly observedAttributes = observed;
  #frame: HTMLIFrameElement | undefined;
  readonly #hear = (event: MessageEvent): void => {
    if (event.origin !== ours || event.source !== this.#frame?.contentWindow) return;
    const told = (event.data as { throughlineForm?: Told } | null)?.throughlineForm;
    if (told !== undefined) this.#told(told);
  };

  #told(told: Told): void {
    if (told.event === 'height') {
      this.#frame!.style.height = `${told.height}px`;
      return;
    }
    const { event, ...detail } = told;
    if (event === 'sent') this.scrollIntoView({ block: 'nearest' });
    this.dispatchEvent(new CustomEvent(`throughline-form:${event}`, { detail, bubbles: true, composed: true }));
  }

  connectedCallback(): void {
    window.addEventListener('message', this.#hear);
    this.#show();
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.#hear);
    this.#frame?.remove();
    this.#frame = undefined;
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  /** Values for hidden fields: those of the page's address, and `data-` attributes over them. */
  #values(): string {
    const values = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(this.dataset)) values.set(name, value ?? '');
    return values.toString().slice(0, 4000);
  }

  #show(): void {
    const key = this.getAttribute('form');
    if (key === null || key === '') return;
    const language = this.getAttribute('lang') ?? document.documentElement.lang;
    const query = new URLSearchParams({ embed: '1' });
    if (language !== '') query.set('lang', language);
    const theme = this.getAttribute('theme');
    if (theme !== null) query.set('theme', theme);
    const address = `${ours}/f/${encodeURIComponent(key)}?${query.toString()}#${this.#values()}`;
    if (this.#frame?.src === address) return;
    const frame = document.createElement('iframe');
    frame.src = address;
    frame.title = this.getAttribute('title') ?? 'Form';
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    Object.assign(frame.style, { display: 'block', width: '100%', border: '0', height: `${firstHeight}px` });
    this.#frame?.remove();
    this.#frame = frame;
    this.style.display = 'block';
    this.append(frame);
  }
}

if (customElements.get('throughline-form') === undefined) customElements.define('throughline-form', FormElement);

import { html, type Html } from '#platform';
import { pictureOf } from './picture.ts';
import { priceText, products, type Product } from './products.ts';

interface Page {
  title: string;
  /** The chat box's public key; empty when the company has not been set up. */
  key: string;
  main: Html;
}

const base = '/demo/shop';

/** The frame of every page: one script for the shop, one tag for the chat, no inline code at all. */
export function page({ title, key, main }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Taa</title>
        <link rel="stylesheet" href="${base}/assets/shop.css" />
        <script type="module" src="${base}/assets/shop.js"></script>
        ${key !== '' && html`<script src="/widget.js" data-key="${key}" async></script>`}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <a class="name" href="${base}">Taa</a>
          <nav aria-label="Shop">
            <a href="${base}">Lamps</a>
            <button type="button" data-help>Help</button>
            <a href="${base}/cart">Cart <span class="count" data-count aria-label="pieces in the cart">0</span></a>
          </nav>
        </header>
        <main id="main">${main}</main>
        <footer>
          <p>Taa is a made-up shop that shows Throughline at work. Nothing is sold and nothing is sent.</p>
          ${key === '' && html`<p>The chat appears here once the company has been set up.</p>`}
        </footer>
      </body>
    </html>`.html;
}

export function frontPage(): Html {
  return html`<section class="hero">
      <h1>Light for long evenings</h1>
      <p>Lamps, lanterns and candles, made in small numbers and mended for life.</p>
    </section>
    <ul class="shelf">
      ${products.map(
        (product) =>
          html`<li>
            <a href="${base}/products/${product.sku}">
              ${pictureOf(product)}
              <span class="title">${product.name}</span>
              <span class="line">${product.line}</span>
              <span class="price">${priceText(product.price)}</span>
            </a>
          </li>`,
      )}
    </ul>`;
}

export function productPage(product: Product): Html {
  return html`<article class="product" data-product="${product.sku}">
    ${pictureOf(product)}
    <div>
      <h1>${product.name}</h1>
      <p class="line">${product.line}</p>
      <p>${product.about}</p>
      <p class="price">${priceText(product.price)}</p>
      <button type="button" class="main" data-add="${product.sku}">Add to cart</button>
      <p class="said" role="status" data-said></p>
      <p class="small">
        Delivered in three to five days. <button type="button" class="text" data-help>Ask us anything</button>
      </p>
    </div>
  </article>`;
}

export function cartPage(): Html {
  return html`<h1>Your cart</h1>
    <div data-cart>
      <p>Your cart is empty. <a href="${base}">Look at the lamps</a></p>
    </div>`;
}

export function checkoutPage(): Html {
  return html`<h1>Checkout</h1>
    <form class="checkout" data-checkout novalidate>
      <p class="total">Total <strong data-total></strong></p>
      <label>Your name <input name="name" autocomplete="name" required /></label>
      <label>E-mail <input name="email" type="email" autocomplete="email" required /></label>
      <label>Address <input name="address" autocomplete="street-address" required /></label>
      <p class="wrong" role="alert" data-wrong></p>
      <button type="submit" class="main">Order now</button>
      <p class="small">This is a demo: no payment is taken.</p>
    </form>`;
}

export function thanksPage(): Html {
  return html`<section class="hero">
    <h1>Thank you</h1>
    <p>Your order <strong data-order></strong> is on its way, in a manner of speaking.</p>
    <p>
      <a href="${base}">Back to the lamps</a> ·
      <button type="button" class="text" data-help>Something wrong? Write to us</button>
    </p>
  </section>`;
}

export function notFoundPage(): Html {
  return html`<section class="hero">
    <h1>There is nothing here</h1>
    <p><a href="${base}">Back to the lamps</a></p>
  </section>`;
}

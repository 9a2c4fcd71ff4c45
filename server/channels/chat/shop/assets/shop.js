// The demo shop's own script. The chat is asked through window.throughline, as any site would.

const ask = (...command) => {
  window.throughline ??= Object.assign((...later) => (window.throughline.q ??= []).push(later), { q: [] });
  return window.throughline(...command);
};

const readCart = () => JSON.parse(sessionStorage.getItem('taa.cart') ?? '{}');
const writeCart = (cart) => sessionStorage.setItem('taa.cart', JSON.stringify(cart));
const find = (selector) => document.querySelector(selector);
const price = (cents, currency) => new Intl.NumberFormat('en-IE', { style: 'currency', currency }).format(cents / 100);

const { currency, products } = await (await fetch('/demo/shop/products.json')).json();
const productOf = (sku) => products.find((product) => product.sku === sku);
const facts = ({ sku, name, price: cents, category }, quantity = 1) => ({
  product_id: sku,
  sku,
  name,
  category,
  price: cents / 100,
  currency,
  quantity,
});
const lines = () =>
  Object.entries(readCart())
    .map(([sku, quantity]) => ({ product: productOf(sku), quantity }))
    .filter(({ product }) => product);
const total = () => lines().reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
const keepPage = (path) => path + location.search;

function showCount() {
  find('[data-count]').textContent = String(lines().reduce((sum, { quantity }) => sum + quantity, 0));
}

function element(name, text, parts = []) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...parts);
  return made;
}

function showCart(place) {
  if (lines().length === 0) return;
  const rows = lines().map(({ product, quantity }) =>
    element('tr', '', [
      element('th', `${product.name}, ${product.line.toLowerCase()}`),
      element('td', `× ${quantity}`),
      element('td', price(product.price * quantity, currency)),
    ]),
  );
  const sum = element('tr', '', [element('th', 'Total'), element('td', ''), element('td', price(total(), currency))]);
  const checkout = element('a', 'Checkout');
  checkout.href = keepPage('/demo/shop/checkout');
  checkout.className = 'main';
  place.replaceChildren(element('table', '', [element('tbody', '', [...rows, sum])]), element('p', '', [checkout]));
}

function add(sku) {
  const cart = readCart();
  cart[sku] = (cart[sku] ?? 0) + 1;
  writeCart(cart);
  showCount();
  find('[data-said]').textContent = `${productOf(sku).name} is in your cart.`;
  ask('track', 'Product Added', facts(productOf(sku)));
}

function order(form) {
  if (!form.checkValidity()) {
    find('[data-wrong]').textContent = 'Please fill in your name, your e-mail and your address.';
    form.querySelector(':invalid').focus();
    return;
  }
  const id = `T${Date.now().toString(36).toUpperCase()}`;
  const bought = lines().map(({ product, quantity }) => facts(product, quantity));
  ask('track', 'Order Completed', {
    order_id: id,
    total: total() / 100,
    revenue: total() / 100,
    currency,
    products: bought,
  });
  writeCart({});
  sessionStorage.setItem('taa.order', id);
  location.assign(keepPage('/demo/shop/thanks'));
}

for (const button of document.querySelectorAll('[data-help]')) button.addEventListener('click', () => ask('open'));
for (const button of document.querySelectorAll('[data-add]'))
  button.addEventListener('click', () => add(button.dataset.add));
for (const link of document.querySelectorAll('a[href^="/demo/shop"]')) link.search = location.search;
showCount();

const shown = find('[data-product]');
if (shown) ask('track', 'Product Viewed', facts(productOf(shown.dataset.product)));
const cart = find('[data-cart]');
if (cart) showCart(cart);
const checkout = find('[data-checkout]');
if (checkout) {
  find('[data-total]').textContent = price(total(), currency);
  ask('track', 'Checkout Started', {
    value: total() / 100,
    currency,
    products: lines().map(({ product, quantity }) => facts(product, quantity)),
  });
  checkout.addEventListener('submit', (event) => {
    event.preventDefault();
    order(checkout);
  });
}
const bought = find('[data-order]');
if (bought) bought.textContent = sessionStorage.getItem('taa.order') ?? '';

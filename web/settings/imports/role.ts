/** The name of a lookup file in a mapping: `olist_orders_dataset.csv` → `olist_orders_dataset`. */
export function roleOf(fileName: string): string {
  const name = fileName
    .replace(/\..*$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 31);
  return name === '' || name === 'rows' ? 'lookup' : name;
}

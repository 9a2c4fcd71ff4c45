/** How a provider's model is named beside what it says: apart from every version of the engine that came along. */
export function engineOf({ address, model }: { address: string; model: string }): string {
  return `${model}@${new URL(address).host}`;
}

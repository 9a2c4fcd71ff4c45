/** The four prices of van Westendorp's question (1976), from the lowest to the highest. */
export const priceKeys = ['tooCheap', 'bargain', 'expensive', 'tooExpensive'] as const;

export const listeningTabs = [
  { to: '/listening/answers', label: 'Answers' },
  { to: '/listening/asks', label: 'Ask ledger' },
  { to: '/listening/rules', label: 'When we ask' },
] as const;

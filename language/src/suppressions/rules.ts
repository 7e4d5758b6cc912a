export const unusedSuppression = {
  code: 'config/unused-suppression',
  severity: 'warning',
  summary: 'A suppression in `config.json` hides nothing.',
} as const;

export const expiredSuppression = {
  code: 'config/expired-suppression',
  severity: 'warning',
  summary: 'The last day of a suppression in `config.json` is over.',
} as const;

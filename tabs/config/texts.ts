export const CONFIG = {
  title: 'Which community lives in this channel?',
  why: 'The tab opens on what the community knows. Everybody sees it as the member they are.',
  none: 'You are not in a community yet',
  noneWhy: 'Open Guildhall among your apps and start one, or ask an organiser to add you.',
} as const;

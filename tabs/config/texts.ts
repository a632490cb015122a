export const CONFIG = {
  title: 'Which community lives in this channel?',
  why: 'Everybody sees it as the member they are.',
  opensOn: 'The tab opens on',
  places: {
    knowledge: 'Knowledge: playbooks and all that the community has written down',
    overview: 'Overview: the next session, what is open and what is new',
  },
  none: 'You are not in a community yet',
  noneWhy: 'Open Guildhall among your apps and start one, or ask an organiser to add you.',
} as const;

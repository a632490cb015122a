/** Words of handing a session over. */
export const HANDING = {
  handOverFind: 'Find a name',
  handOverTold: 'Nobody is mailed: whoever you choose finds it on their Home.',
  handOverNone: 'Nobody of that name can facilitate',
  handedOver: (name: string) => `${name} facilitates now`,
  openNow: 'has it open',
  here: 'here',
  coming: 'accepted',
  notComing: 'declined',
} as const;

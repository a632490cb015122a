/** What forms say of what was typed before, and of what somebody else has saved meanwhile. */
export const KEPT = {
  kept: 'You began this earlier and it was kept.',
  drop: 'Start over',
  dropped: 'What you had typed is gone',
};

export const SIDES = {
  theirs: { whose: 'Theirs', take: 'Take theirs' },
  mine: { whose: 'Yours', take: 'Keep yours' },
};

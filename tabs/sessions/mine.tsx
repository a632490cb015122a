import { sessionsMine } from '../../domain/sessions/mine.ts';
import { ActionList } from '../components/ActionList.tsx';
import { type MineViews, mineView } from '../components/mine.ts';

export const mine: MineViews<typeof sessionsMine> = {
  action: mineView(sessionsMine.action, 1, ({ items }) => (
    <ActionList actions={items} mayTick={() => true} />
  )),
};

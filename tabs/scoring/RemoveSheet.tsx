import { Button } from '@fluentui/react-components';
import type { Action } from '../app/use-action.ts';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Steady } from '../components/Steady.tsx';
import { REMOVE } from './texts.ts';

interface Props {
  readonly remove: Action<[]>;
  readonly onClose: () => void;
}

/** What others have scored and written cannot be had back, so it is asked first. */
export default function RemoveSheet({ remove, onClose }: Props) {
  return (
    <Sheet
      title={REMOVE.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{REMOVE.keep}</Button>
          <Button appearance="primary" disabledFocusable={remove.busy} onClick={() => void remove.run()}>
            <Steady widest={REMOVE.busy}>{remove.busy ? REMOVE.busy : REMOVE.yes}</Steady>
          </Button>
        </>
      }
    >
      <p style={{ margin: 0 }}>{REMOVE.why}</p>
      {remove.problem !== null && (
        <Problem slim problem={remove.problem} onRetry={() => void remove.again()} />
      )}
    </Sheet>
  );
}

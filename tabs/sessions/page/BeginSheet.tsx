import { Button } from '@fluentui/react-components';
import { sayMoment } from '../../components/dates.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { BEGINNING } from '../live/begin-texts.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

interface Props {
  readonly startsAt: string;
  readonly onBegin: () => void;
  readonly onClose: () => void;
}

/** Asks before a session is begun long before its start, which may be a slip. */
export default function BeginSheet({ startsAt, onBegin, onClose }: Props) {
  const page = usePageStyles();
  return (
    <Sheet
      title={PAGE.beginEarly}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{PAGE.notYet}</Button>
          <Button appearance="primary" onClick={onBegin}>
            {BEGINNING.beginYes}
          </Button>
        </>
      }
    >
      <p className={page.text}>{BEGINNING.beginEarlyWhy(sayMoment(startsAt))}</p>
    </Sheet>
  );
}

import { lazy, Suspense, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Layer } from '../sessions/live/layers.tsx';

const CHOOSE = 'Choose for a role';

const InSession = lazy(() => import('../roles/InSession.tsx'));

interface Props {
  readonly communityId: string;
  readonly sessionId: string;
}

/** The way from the agenda to a choice for a role in this session, which covers the agenda meanwhile. */
export default function Elections(place: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
        {CHOOSE}
      </Button>
      {open && (
        <Layer label={CHOOSE}>
          <Suspense fallback={<SkeletonRows rows={4} />}>
            <InSession {...place} onDone={() => setOpen(false)} />
          </Suspense>
        </Layer>
      )}
    </>
  );
}

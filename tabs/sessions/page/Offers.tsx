import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type OfferedReport, takeReport } from '../../../domain/sessions/reports.ts';
import { call } from '../../api/client.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { Row, Rows, Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { PilotSign } from '../../pilots/PilotSign.tsx';
import { OFFERS } from './came-texts.ts';

const useStyles = makeStyles({
  // On a line of its own below the title, however long that is.
  who: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 8px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

/** So many are shown until one asks for more. */
const SHOWN = 3;

interface Place {
  readonly communityId: string;
  readonly sessionId: string;
}

function Offer({ place, offer }: { place: Place; offer: OfferedReport }) {
  const styles = useStyles();
  const { pilotId, title, owner, verdict, at } = offer;
  const take = useAction(async (operation) => {
    const body = { pilotId, itemId: crypto.randomUUID() };
    const { session, agenda } = await call(takeReport, { params: place, body, operation });
    const planned = agenda.items.reduce((sum, { minutes }) => sum + minutes, 0);
    if (planned > session.minutes)
      toast(OFFERS.takenOver(title, planned, session.minutes), { lasts: 12_000 });
    else toast(OFFERS.taken(title));
  });
  return (
    <>
      <Row
        end={
          <Button
            size="small"
            disabledFocusable={take.busy}
            aria-label={OFFERS.takeOf(title)}
            onClick={() => void take.run()}
          >
            {OFFERS.take}
          </Button>
        }
      >
        <TextLink href={`/communities/${place.communityId}/pilots/${pilotId}`}>{title}</TextLink>
        <span className={styles.who}>
          {owner.name} <PilotSign of={verdict} /> <When at={at} as="distance" />
        </span>
      </Row>
      {take.problem !== null && <Problem slim problem={take.problem} onRetry={() => void take.again()} />}
    </>
  );
}

/** Reports of pilots that nobody has talked about yet, for whoever leads a session in which they fit. */
export default function Offers({ place, offers }: { place: Place; offers: readonly OfferedReport[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? offers : offers.slice(0, SHOWN);
  return (
    <Section title={OFFERS.title}>
      <Rows>
        {shown.map((offer) => (
          <Offer key={offer.pilotId} place={place} offer={offer} />
        ))}
      </Rows>
      {offers.length > SHOWN && (
        <Button size="small" appearance="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? OFFERS.fewer : OFFERS.more(offers.length - SHOWN)}
        </Button>
      )}
    </Section>
  );
}

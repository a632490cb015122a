import '../host/begin.ts';

import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { readCommunity } from '../../domain/community/abilities.ts';
import { whoAmI } from '../../domain/community/contract.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { useData } from '../api/use-data.ts';
import { start } from '../app/start.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { currentSettings, offerSettings } from '../host/settings.ts';
import { CONFIG } from './texts.ts';

const useStyles = makeStyles({
  root: { padding: '8px 24px', display: 'grid', gap: '8px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '28px',
  },
  subtitle: {
    margin: '8px 0 0',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What the tab can open on, and the address of it below that of the community. */
const PLACES = { knowledge: '/knowledge', overview: '' } as const;
type Place = keyof typeof PLACES;

/** What a tab that was set up earlier opens on. */
const placeOf = (contentUrl: string): Place =>
  /\/communities\/[^/?]+(\?|$)/.test(contentUrl) ? 'overview' : 'knowledge';

/** A channel tab's settings: which community it shows, and on what it opens. */
function Config() {
  const styles = useStyles();
  const me = useData(whoAmI, {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [place, setPlace] = useState<Place>('knowledge');
  // A guest sees showcases only, so a tab of knowledge would be empty to them.
  const communities = (me.data?.communities ?? []).filter(({ role }) => roleMay(role, readCommunity));
  const first = communities.length === 1 ? communities[0]?.id : undefined;
  const community = communities.find(({ id }) => id === (chosen ?? first));

  useEffect(() => {
    currentSettings().then(
      (now) => {
        if (!now) return;
        setChosen(now.entityId);
        setPlace(placeOf(now.contentUrl));
      },
      () => undefined,
    );
  }, []);
  useEffect(() => {
    if (!community) return offerSettings(null);
    const path = `/communities/${community.id}`;
    offerSettings({
      entityId: community.id,
      contentUrl: `${location.origin}${path}${PLACES[place]}?tab=channel&theme={theme}`,
      websiteUrl: `${location.origin}${path}`,
      suggestedDisplayName: community.name,
    });
  }, [community, place]);

  return (
    <main className={styles.root}>
      <h1 className={styles.title} id="title">
        {CONFIG.title}
      </h1>
      <p className={styles.why}>{CONFIG.why}</p>
      {me.error && <Problem problem={me.error} onRetry={me.reload} />}
      {!me.data && !me.error && <SkeletonRows />}
      {me.data && communities.length === 0 && <EmptyState title={CONFIG.none}>{CONFIG.noneWhy}</EmptyState>}
      {communities.length > 0 && (
        <RadioGroup
          aria-labelledby="title"
          value={community?.id ?? ''}
          onChange={(_, { value }) => setChosen(value)}
        >
          {communities.map(({ id, name }) => (
            <Radio key={id} value={id} label={name} />
          ))}
        </RadioGroup>
      )}
      {community && (
        <>
          <h2 className={styles.subtitle} id="opens-on">
            {CONFIG.opensOn}
          </h2>
          <RadioGroup
            aria-labelledby="opens-on"
            value={place}
            onChange={(_, { value }) => setPlace(value as Place)}
          >
            {(Object.keys(PLACES) as Place[]).map((one) => (
              <Radio key={one} value={one} label={CONFIG.places[one]} />
            ))}
          </RadioGroup>
        </>
      )}
    </main>
  );
}

start(() => <Config />);

import { makeStyles, mergeClasses, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { personalTabs } from '../../app.ts';
import type { FrameSpec } from '../host/context.ts';
import { useDesk } from '../host/desk.ts';
import { HostFrame } from '../host/HostFrame.tsx';
import type { HostName } from '../host/protocol.ts';
import { go, to } from '../place.ts';
import { AppIcon } from '../shell/AppIcon.tsx';

export const useFrameStyles = makeStyles({
  page: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  hidden: { display: 'none' },
  header: {
    minHeight: '44px',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalL,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { margin: 0, fontWeight: tokens.fontWeightSemibold, marginInlineEnd: tokens.spacingHorizontalS },
  empty: { margin: 'auto', padding: tokens.spacingHorizontalXXL, textAlign: 'center' },
  space: { flex: 1 },
});

interface Shown {
  entityId: string | undefined;
  subPage: string | undefined;
}

/** The personal app, in Teams or in Outlook. */
export function Home({ host, visible, ...place }: { host: HostName; visible: boolean } & Shown) {
  const styles = useFrameStyles();
  const { app, settings } = useDesk();
  // While it is out of sight the address belongs to another page: this one stays where it was.
  const [kept, setKept] = useState<Shown>(place);
  if (visible && (kept.entityId !== place.entityId || kept.subPage !== place.subPage)) {
    setKept({ entityId: place.entityId, subPage: place.subPage });
  }
  const shown = visible ? place : kept;

  const tabs = personalTabs(app);
  const tab = tabs.find((one) => one.entityId === shown.entityId) ?? tabs[0];
  if (!tab) {
    if (!visible) return null;
    return <Text className={styles.empty}>The manifest has no personal tab.</Text>;
  }
  const spec: FrameSpec = {
    host,
    frameContext: 'content',
    entityId: tab.entityId,
    subPage: shown.subPage,
    url: tab.path,
    title: app.name,
  };
  const hostPlace = host === 'Teams' ? 'teams' : 'outlook';
  return (
    <section
      className={mergeClasses(styles.page, !visible && styles.hidden)}
      aria-label={`${app.name} in ${host}`}
    >
      <div className={mergeClasses(styles.header, settings.device !== 'desktop' && styles.hidden)}>
        <AppIcon size={24} />
        <Text as="h1" className={styles.name}>
          {app.name}
        </Text>
        {tabs.length > 1 && (
          <TabList
            selectedValue={tab.entityId}
            onTabSelect={(_, { value }) => go(to.home(hostPlace, String(value)))}
          >
            {tabs.map((one) => (
              <Tab key={one.entityId} value={one.entityId}>
                {one.name}
              </Tab>
            ))}
          </TabList>
        )}
      </div>
      <HostFrame spec={spec} visible={visible} />
    </section>
  );
}

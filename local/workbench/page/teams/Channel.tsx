import {
  Avatar,
  Button,
  makeStyles,
  mergeClasses,
  Tab,
  TabList,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { useState } from 'react';
import useSWR from 'swr';
import { api, type TabConfig } from '../api.ts';
import type { FrameSpec } from '../host/context.ts';
import { useDesk } from '../host/desk.ts';
import { HostFrame } from '../host/HostFrame.tsx';
import { go, to } from '../place.ts';
import { AppIcon } from '../shell/AppIcon.tsx';
import { ConfigureTab } from './ConfigureTab.tsx';
import { leadershipChannel as channel } from './channel.ts';
import { useFrameStyles } from './Home.tsx';

const useStyles = makeStyles({
  where: { display: 'flex', flexDirection: 'column' },
  team: { color: tokens.colorNeutralForeground2 },
  invitation: {
    margin: 'auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXL,
    maxWidth: '420px',
    textAlign: 'center',
  },
});

interface ChannelProps {
  visible: boolean;
  configuring: boolean;
  subPage: string | undefined;
}

/** A channel of a team with the app as one of its tabs, added through the app's configuration page. */
export function Channel({ visible, configuring, ...place }: ChannelProps) {
  const styles = useStyles();
  const frameStyles = useFrameStyles();
  const { app, settings } = useDesk();
  const phone = settings.device !== 'desktop';
  const { data: tab, mutate } = useSWR(
    visible ? ['channel', channel.id] : null,
    () => api.channelTab(channel.id),
    {
      refreshInterval: 5000,
    },
  );
  const [subPage, setSubPage] = useState(place.subPage);
  if (visible && subPage !== place.subPage) setSubPage(place.subPage);
  const shownSubPage = visible ? place.subPage : subPage;

  const saved = async (config: TabConfig) => {
    await mutate(api.configureChannel(channel.id, config), { revalidate: false });
    go(to.channel(), { replace: true });
  };
  const name = tab?.suggestedDisplayName ?? app.name;

  return (
    <section
      className={mergeClasses(frameStyles.page, !visible && frameStyles.hidden)}
      aria-label={`${channel.name} channel`}
    >
      <div className={frameStyles.header}>
        <Avatar name={channel.team.name} shape="square" color="colorful" size={28} aria-hidden />
        <span className={styles.where}>
          <Text as="h1" className={frameStyles.name}>
            {channel.name}
          </Text>
          <Text className={styles.team} size={100}>
            {channel.team.name}
          </Text>
        </span>
        {tab && (
          <TabList selectedValue="app">
            <Tab value="app" icon={<AppIcon size={20} />}>
              {name}
            </Tab>
          </TabList>
        )}
        <div className={frameStyles.space} />
        {tab && !phone && (
          <Button
            appearance="subtle"
            icon={<SettingsRegular />}
            onClick={() => go('#/teams/channel/configure')}
          >
            Tab settings
          </Button>
        )}
      </div>
      {tab && <HostFrame spec={channelSpec(tab, name, shownSubPage)} visible={visible} config={tab} />}
      {tab === null && (
        <div className={styles.invitation}>
          <AppIcon size={48} />
          <Text align="center">
            This channel has no {app.name} yet.{' '}
            {phone
              ? 'A tab is added on a computer.'
              : "Adding a tab opens the app's own settings page, as Teams does."}
          </Text>
          {!phone && (
            <Button
              appearance="primary"
              icon={<AddRegular />}
              disabled={!app.configuration}
              onClick={() => go('#/teams/channel/configure')}
            >
              Add {app.name} as a tab
            </Button>
          )}
          {!app.configuration && <Text>The manifest has no configurable tab.</Text>}
        </div>
      )}
      {visible && configuring && !phone && app.configuration && tab !== undefined && (
        <ConfigureTab
          spec={{
            ...channelSpec(tab ?? { entityId: '', contentUrl: '' }, app.name, undefined),
            frameContext: 'settings',
            url: app.configuration.path,
          }}
          config={tab ?? undefined}
          onSaved={saved}
          onRemove={async () => {
            await mutate(api.removeChannelTab(channel.id), { revalidate: false });
            go(to.channel(), { replace: true });
          }}
          onCancel={() => go(to.channel(), { replace: true })}
        />
      )}
    </section>
  );
}

const channelSpec = (tab: TabConfig, title: string, subPage: string | undefined): FrameSpec => ({
  host: 'Teams',
  frameContext: 'content',
  entityId: tab.entityId,
  subPage,
  url: tab.contentUrl,
  title,
  channel,
});

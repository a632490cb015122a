import { Button, makeStyles, Text, Tooltip, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { VideoRegular } from '@fluentui/react-icons/svg/video';
import type { ReactElement, ReactNode } from 'react';
import { useDesk } from '../host/desk.ts';
import { useKeyboard } from '../host/keyboard.ts';
import { to, usePlace } from '../place.ts';
import { AppIcon } from '../shell/AppIcon.tsx';
import { leadershipChannel } from '../teams/channel.ts';
import { pressBack } from './back.ts';
import { Keyboard } from './Keyboard.tsx';

const useStyles = makeStyles({
  desk: {
    display: 'grid',
    placeItems: 'start center',
    overflow: 'auto',
    padding: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  phone: {
    position: 'relative',
    width: '360px',
    height: '740px',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    // Outside of its 360 pixels.
    outline: `2px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow16,
  },
  bar: {
    height: '48px',
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingInline: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  main: { position: 'relative', flex: 1, minHeight: 0, display: 'flex' },
  stops: {
    height: '56px',
    flexShrink: 0,
    display: 'flex',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  stop: {
    flex: 1,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '2px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase100,
    '&[aria-current]': { color: tokens.colorCompoundBrandForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

const size = { fontSize: '24px' };

/** Teams on a phone of 360 by 740: a title with the way back, the page, its places and its keyboard. */
export function Phone({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const { app } = useDesk();
  const { path, query } = usePlace();
  const keyboard = useKeyboard();
  const [area, what = 'home'] = path;
  const meeting = area === 'meeting';
  const inCall = meeting && path.length === 2 && !['join', 'event'].includes(what);
  const panel = inCall && query.get('panel') === 'open';
  const stops: { name: string; hash: string; here: boolean; icon: ReactElement }[] = [
    {
      name: app.name,
      hash: to.home('teams'),
      here: !meeting && what === 'home',
      icon: <AppIcon size={24} />,
    },
    {
      name: leadershipChannel.name,
      hash: to.channel(),
      here: what === 'channel',
      icon: <PeopleTeamRegular style={size} />,
    },
    { name: 'Meeting', hash: to.meetings(), here: meeting, icon: <VideoRegular style={size} /> },
  ];
  return (
    <div className={styles.desk}>
      <div className={styles.phone} data-phone>
        {(!inCall || panel) && (
          <div className={styles.bar}>
            <Tooltip content="Back" relationship="label">
              <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={pressBack} />
            </Tooltip>
            <Text className={styles.title}>
              {panel ? app.name : (stops.find(({ here }) => here)?.name ?? app.name)}
            </Text>
          </div>
        )}
        <main className={styles.main}>{children}</main>
        {keyboard && <Keyboard onDone={keyboard.hide} />}
        {!keyboard && !inCall && (
          <nav className={styles.stops} aria-label="Teams">
            {stops.map(({ name, hash, here, icon }) => (
              <a key={name} className={styles.stop} href={hash} aria-current={here ? 'page' : undefined}>
                {icon}
                {name}
              </a>
            ))}
          </nav>
        )}
      </div>
    </div>
  );
}

import {
  FluentProvider,
  makeStyles,
  Spinner,
  Text,
  type Theme,
  Toast,
  Toaster,
  ToastTitle,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import useSWR, { SWRConfig } from 'swr';
import { api, type Start } from './api.ts';
import { openWindow } from './browser.ts';
import { setAhead } from './clock.ts';
import { type Desk, DeskProvider } from './host/desk.ts';
import { whereTo } from './links.ts';
import { Pages } from './Pages.tsx';
import { Phone } from './phone/Phone.tsx';
import { change, go, hostNow, type Settings, type ThemeName, useSettings } from './place.ts';
import { Dialogs, useDialogs } from './shell/Dialogs.tsx';
import { Rail } from './shell/Rail.tsx';
import { TopBar } from './shell/TopBar.tsx';

const themes: Record<ThemeName, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const useStyles = makeStyles({
  // Fluent copies the provider's own classes to every portal: a height there would cover the page.
  whole: {
    height: '100dvh',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground1,
  },
  top: { gridColumnStart: 1, gridColumnEnd: 3 },
  main: {
    display: 'flex',
    minWidth: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTopLeftRadius: tokens.borderRadiusLarge,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
  },
  phone: { gridColumnStart: 1, gridColumnEnd: 3, minHeight: 0, display: 'grid' },
  middle: { height: '100dvh', display: 'grid', placeItems: 'center' },
});

/** The clock is set before anything is shown. */
async function startWithClock(): Promise<Start> {
  const start = await api.start();
  setAhead(start);
  return start;
}

export function Workbench() {
  const styles = useStyles();
  const settings = useSettings();
  const { data: start, error } = useSWR<Start, Error>('start', startWithClock, { revalidateOnFocus: false });
  return (
    <FluentProvider theme={themes[settings.theme]}>
      <SWRConfig value={{ keepPreviousData: true, dedupingInterval: 500 }}>
        {start && start.people.length > 0 ? (
          <Bench start={start} settings={settings} />
        ) : (
          <div className={styles.middle}>
            {error || start ? (
              <Text role="alert">The workbench could not start: {error?.message ?? 'nobody lives here'}</Text>
            ) : (
              <Spinner label="Opening the workbench" />
            )}
          </div>
        )}
      </SWRConfig>
    </FluentProvider>
  );
}

function Bench({ start, settings }: { start: Start; settings: Settings }) {
  const styles = useStyles();
  const { app, people, tenantId } = start;
  const person = people.find((one) => one.id === settings.as) ?? people[0];
  if (!person) throw new Error('Nobody lives here');

  const toaster = useId('toaster');
  const { dispatchToast } = useToastController(toaster);
  const dialogs = useDialogs();
  const latest = useRef(settings);
  useEffect(() => {
    latest.current = settings;
  });
  const [say] = useState(() => (text: string) => {
    dispatchToast(
      <Toast>
        <ToastTitle>{text}</ToastTitle>
      </Toast>,
      { intent: 'info', timeout: 5000 },
    );
  });

  const desk: Desk = useMemo(
    () => ({
      app,
      tenantId,
      person,
      people,
      settings,
      say,
      ...dialogs.desk,
      token: async (client, claims) => {
        const expired = latest.current.tokenExpired;
        // An expired token is handed out once: the next one is fresh, as after a renewal.
        if (expired) change({ tokenExpired: false });
        return (await api.token(person.id, { expired, client, claims })).token;
      },
      openLink: (url) => {
        const opened = whereTo(url, { app, tenantId, host: hostNow() });
        if (opened?.kind === 'here') go(opened.hash);
        if (opened?.kind === 'told') say(opened.text);
        if (opened?.kind === 'elsewhere') openWindow(opened.url, { app, tenantId }, say);
        return opened !== undefined;
      },
    }),
    [app, tenantId, person, people, settings, say, dialogs.desk],
  );

  return (
    <DeskProvider value={desk}>
      <div className={styles.whole}>
        <div className={styles.top}>
          <TopBar />
        </div>
        {settings.device === 'desktop' ? (
          <>
            <Rail />
            <main className={styles.main}>
              <Pages key={person.id} />
            </main>
          </>
        ) : (
          <div className={styles.phone}>
            <Phone>
              <Pages key={person.id} />
            </Phone>
          </div>
        )}
      </div>
      <Dialogs state={dialogs} />
      <Toaster toasterId={toaster} position="bottom-end" />
    </DeskProvider>
  );
}

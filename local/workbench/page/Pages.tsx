import { useEffect } from 'react';
import { Calendar } from './calendar/Calendar.tsx';
import { useDesk } from './host/desk.ts';
import { Mail } from './mail/Mail.tsx';
import { Meeting } from './meeting/Meeting.tsx';
import { ComposeAppointment } from './outlook/ComposeAppointment.tsx';
import { ComposeMail } from './outlook/ComposeMail.tsx';
import { go, to, usePlace } from './place.ts';
import { ActivityFeed } from './teams/ActivityFeed.tsx';
import { Channel } from './teams/Channel.tsx';
import { Home } from './teams/Home.tsx';

/** One place at a time; the tabs of the app stay in the page, as Teams keeps an app that can be kept. */
export function Pages() {
  const { path, query } = usePlace();
  const { app } = useDesk();
  const [area, what, id] = path;
  const nowhere = area === undefined;
  useEffect(() => {
    if (nowhere) go(to.home('teams'), { replace: true });
  }, [nowhere]);
  useEffect(() => {
    const names: Record<string, string> = {
      home: app.name,
      channel: 'Leadership',
      activity: 'Activity',
      calendar: 'Calendar',
      mail: 'Mail',
    };
    const name = area === 'meeting' ? 'Meeting' : names[what ?? 'home'];
    document.title = `${name ?? 'Calendar'} · ${area === 'outlook' ? 'Outlook' : 'Teams'}`;
  }, [area, what, app.name]);

  const subPage = query.get('subPage') ?? undefined;
  const from = query.get('from') ?? undefined;
  const inTeams = area === 'teams' || nowhere;
  return (
    <>
      <Home host="Teams" visible={inTeams && (what === 'home' || !what)} entityId={id} subPage={subPage} />
      <Home host="Outlook" visible={area === 'outlook' && what === 'home'} entityId={id} subPage={subPage} />
      <Channel visible={inTeams && what === 'channel'} configuring={id === 'configure'} subPage={subPage} />
      {inTeams && what === 'activity' && <ActivityFeed />}
      {inTeams && what === 'calendar' && <Calendar host="teams" eventId={id} from={from} />}
      {area === 'outlook' && what === 'calendar' && <Calendar host="outlook" from={from} />}
      {area === 'outlook' && what === 'event' && <Calendar host="outlook" eventId={id} from={from} />}
      {area === 'outlook' && what === 'compose' && <ComposeAppointment key={id} eventId={id} />}
      {area === 'outlook' && what === 'write' && <ComposeMail />}
      {area === 'outlook' && what === 'mail' && <Mail mailId={id} />}
      {area === 'meeting' && <Meeting />}
    </>
  );
}

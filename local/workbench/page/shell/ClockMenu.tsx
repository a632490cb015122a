import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Spinner,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import useSWR from 'swr';
import { api } from '../api.ts';
import { setAhead, useAhead } from '../clock.ts';
import { eventsFrom } from '../graph.ts';
import { useDesk } from '../host/desk.ts';
import { addDays, momentAt, momentOf, wallOf, when } from '../time.ts';

const useStyles = makeStyles({
  moved: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground2,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** As far as the clock goes at once. */
const DAYS_AHEAD = 99;

/** The person's sessions to come and the one under way, the earliest first, by what Guildhall adds to invites. */
async function sessionsOf(personId: string) {
  const now = new Date();
  const events = await eventsFrom(personId, now.toISOString().slice(0, 10), DAYS_AHEAD);
  return events
    .filter(({ body, isCancelled }) => !isCancelled && body?.content?.includes('guildhall-agenda'))
    .map(({ start, end }) => ({ starts: momentOf(start ?? {}), ends: momentOf(end ?? {}) }))
    .filter(({ ends }) => ends > now);
}

/** What time it is for the person, and how to let time pass for everything that runs here. */
export function ClockMenu() {
  const styles = useStyles();
  const { person, say } = useDesk();
  const ahead = useAhead();
  const [moving, setMoving] = useState(false);
  // Told anew every ten seconds, and when the clock was moved.
  const [, tell] = useState(0);
  const { data } = useSWR('clock', api.clock, { refreshInterval: 2000 });
  const [isOpen, setOpen] = useState(false);
  const { data: sessions = [] } = useSWR(isOpen ? ['sessions', person.id, ahead] : null, () =>
    sessionsOf(person.id),
  );
  const next = sessions.find(({ starts }) => starts.getTime() > Date.now());
  const ending = sessions.find(({ ends }) => ends.getTime() > Date.now());
  useEffect(() => {
    if (data) setAhead(data);
  }, [data]);
  useEffect(() => {
    const tick = setInterval(() => tell((count) => count + 1), 10_000);
    return () => clearInterval(tick);
  }, []);

  const forward = async (by: number) => {
    setMoving(true);
    try {
      setAhead(await api.forward(by));
    } catch (error) {
      say(error instanceof Error ? error.message : 'The clock could not be moved');
    } finally {
      setMoving(false);
    }
  };
  const until = (moment: Date) => moment.getTime() - Date.now();
  const untilTomorrow = () => {
    const { date } = wallOf(new Date(), person.timeZone);
    return until(momentAt({ date: addDays(date, 1), time: '09:00' }, person.timeZone));
  };
  const shown = when(new Date(), person.timeZone, new Date(0));
  return (
    <Menu open={isOpen} onOpenChange={(_, { open }) => setOpen(open)}>
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content="Let time pass" relationship="description">
          <Button
            appearance="subtle"
            size="small"
            className={ahead > 0 ? styles.moved : undefined}
            icon={moving ? <Spinner size="tiny" /> : undefined}
            disabledFocusable={moving}
          >
            {moving ? 'Time passes' : shown}
          </Button>
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void forward(HOUR)}>An hour later</MenuItem>
          <MenuItem onClick={() => void forward(untilTomorrow())}>Tomorrow at 9:00</MenuItem>
          <MenuItem onClick={() => void forward(DAY)}>A day later</MenuItem>
          <MenuItem onClick={() => void forward(7 * DAY)}>A week later</MenuItem>
          {next && (
            <MenuItem onClick={() => void forward(until(next.starts))}>When the next session starts</MenuItem>
          )}
          {ending && (
            <MenuItem onClick={() => void forward(until(ending.ends) + MINUTE)}>
              {ending === next ? 'Just after the next session' : 'Just after this session'}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

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
import { useDesk } from '../host/desk.ts';
import { addDays, momentAt, wallOf, when } from '../time.ts';

const useStyles = makeStyles({
  moved: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground2,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What time it is for the person, and how to let time pass for everything that runs here. */
export function ClockMenu() {
  const styles = useStyles();
  const { person, say } = useDesk();
  const ahead = useAhead();
  const [moving, setMoving] = useState(false);
  // Told anew every ten seconds, and when the clock was moved.
  const [, tell] = useState(0);
  const { data } = useSWR('clock', api.clock, { refreshInterval: 2000 });
  useEffect(() => {
    if (data) setAhead(data.aheadMs);
  }, [data]);
  useEffect(() => {
    const tick = setInterval(() => tell((count) => count + 1), 10_000);
    return () => clearInterval(tick);
  }, []);

  const forward = async (by: number) => {
    setMoving(true);
    try {
      setAhead((await api.forward(by)).aheadMs);
    } catch (error) {
      say(error instanceof Error ? error.message : 'The clock could not be moved');
    } finally {
      setMoving(false);
    }
  };
  const untilTomorrow = () => {
    const { date } = wallOf(new Date(), person.timeZone);
    return momentAt({ date: addDays(date, 1), time: '09:00' }, person.timeZone).getTime() - Date.now();
  };
  const shown = when(new Date(), person.timeZone, new Date(0));
  return (
    <Menu>
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
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

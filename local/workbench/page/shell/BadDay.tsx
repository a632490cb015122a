import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { WeatherThunderstormRegular } from '@fluentui/react-icons/svg/weather-thunderstorm';
import useSWR from 'swr';
import { api, type BadDay } from '../api.ts';
import { useDesk } from '../host/desk.ts';
import { change, type Network, networks, type Settings } from '../place.ts';

const useStyles = makeStyles({
  state: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground2,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  popover: { maxWidth: 'none' },
});

const good: BadDay = { graph: 'up', consent: 'given' };
const goodHere = { network: 'on', tokenExpired: false, outlook: 'newer' } as const;

function useBadDay() {
  const { data = good, mutate } = useSWR('bad-day', api.badDay, { refreshInterval: 3000 });
  const set = async (day: Partial<BadDay>) => {
    await mutate(api.setBadDay(day), { optimisticData: { ...data, ...day } });
  };
  return { day: data, set };
}

const networkLabels: Record<Network, string> = {
  on: 'On',
  off: 'Off: requests of the app fail',
  lost: 'Answers lost: requests arrive, answers do not',
};
const graphLabels: Record<BadDay['graph'], string> = {
  up: 'Up',
  down: 'Down: every call answers 503',
  throttled: 'Throttled: every call answers 429',
};

function troubles({ network, tokenExpired, outlook }: Settings, { graph, consent }: BadDay): string[] {
  return [
    ...(network === 'off' ? ['Offline'] : network === 'lost' ? ['Answers lost'] : []),
    ...(tokenExpired ? ['Next token expired'] : []),
    ...(outlook === 'older' ? ['Older Outlook'] : []),
    ...(graph === 'down' ? ['Graph down'] : graph === 'throttled' ? ['Graph throttled'] : []),
    ...(consent === 'missing' ? ['Consent missing'] : []),
  ];
}

/** What is wrong today; one click makes it right again. */
export function BadDayState() {
  const styles = useStyles();
  const { settings } = useDesk();
  const { day, set } = useBadDay();
  const now = troubles(settings, day);
  if (now.length === 0) return null;
  return (
    <Tooltip content="End the bad day" relationship="description">
      <Button
        className={styles.state}
        size="small"
        icon={<WarningFilled />}
        onClick={() => {
          change(goodHere);
          if (day.graph !== 'up' || day.consent !== 'given') void set(good);
        }}
      >
        {now.join(' · ')}
      </Button>
    </Tooltip>
  );
}

export function BadDayMenu() {
  const styles = useStyles();
  const { settings } = useDesk();
  const { day, set } = useBadDay();
  const outlook = settings.outlook === 'older' ? ['older'] : [];
  const once = [
    ...(settings.tokenExpired ? ['token'] : []),
    ...(day.consent === 'missing' ? ['consent'] : []),
  ];
  return (
    <Menu
      persistOnItemClick
      checkedValues={{ network: [settings.network], graph: [day.graph], once, outlook }}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        if (name === 'network') change({ network: networks.find((one) => one === checkedItems[0]) ?? 'on' });
        if (name === 'graph') {
          const [graph] = checkedItems;
          if (graph === 'up' || graph === 'down' || graph === 'throttled') void set({ graph });
        }
        if (name === 'outlook') change({ outlook: checkedItems.includes('older') ? 'older' : 'newer' });
        if (name === 'once') {
          change({ tokenExpired: checkedItems.includes('token') });
          void set({ consent: checkedItems.includes('consent') ? 'missing' : 'given' });
        }
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content="Have a bad day" relationship="label">
          <Button appearance="subtle" icon={<WeatherThunderstormRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>Network of the app in this window</MenuGroupHeader>
            {networks.map((one) => (
              <MenuItemRadio key={one} name="network" value={one}>
                {networkLabels[one]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>Microsoft Graph, for everybody</MenuGroupHeader>
            {(['up', 'down', 'throttled'] as const).map((one) => (
              <MenuItemRadio key={one} name="graph" value={one}>
                {graphLabels[one]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItemCheckbox name="once" value="token">
            Next token is an expired one
          </MenuItemCheckbox>
          <MenuItemCheckbox name="once" value="consent">
            Consent to Graph is missing, for everybody
          </MenuItemCheckbox>
          <MenuItemCheckbox name="outlook" value="older">
            Outlook is an older one: no nested authentication
          </MenuItemCheckbox>
          <MenuDivider />
          <MenuItem
            onClick={() => {
              change(goodHere);
              void set(good);
            }}
          >
            A good day again
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { DarkThemeRegular } from '@fluentui/react-icons/svg/dark-theme';
import { PhoneRegular } from '@fluentui/react-icons/svg/phone';
import { useDesk } from '../host/desk.ts';
import { change, type Device, devices, type ThemeName, themeNames, usePlace } from '../place.ts';
import { BadDayMenu, BadDayState } from './BadDay.tsx';
import { ClockMenu } from './ClockMenu.tsx';
import { PersonPicker } from './PersonPicker.tsx';

const useStyles = makeStyles({
  bar: {
    height: '48px',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalL,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  space: { flex: 1 },
});

const themeLabels: Record<ThemeName, string> = { default: 'Light', dark: 'Dark', contrast: 'High contrast' };

const deviceLabels: Record<Device, string> = { desktop: 'Computer', ios: 'iPhone', android: 'Android phone' };

export function TopBar() {
  const styles = useStyles();
  const { settings } = useDesk();
  const host = usePlace().path[0] === 'outlook' ? 'Outlook' : 'Teams';
  return (
    <header className={styles.bar}>
      <Text className={styles.name}>{host}</Text>
      <Text className={styles.quiet}>on the workbench</Text>
      <div className={styles.space} />
      <BadDayState />
      <ClockMenu />
      <BadDayMenu />
      <Menu
        checkedValues={{ device: [settings.device] }}
        onCheckedValueChange={(_, { checkedItems }) => {
          const device = devices.find((one) => one === checkedItems[0]);
          if (device) change({ device });
        }}
      >
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content="Device" relationship="label">
            <Button appearance="subtle" icon={<PhoneRegular />} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {devices.map((device) => (
              <MenuItemRadio key={device} name="device" value={device}>
                {deviceLabels[device]}
              </MenuItemRadio>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Menu
        checkedValues={{ theme: [settings.theme] }}
        onCheckedValueChange={(_, { checkedItems }) => {
          const theme = themeNames.find((one) => one === checkedItems[0]);
          if (theme) change({ theme });
        }}
      >
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content="Theme" relationship="label">
            <Button appearance="subtle" icon={<DarkThemeRegular />} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {themeNames.map((theme) => (
              <MenuItemRadio key={theme} name="theme" value={theme}>
                {themeLabels[theme]}
              </MenuItemRadio>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <PersonPicker />
    </header>
  );
}

import {
  Avatar,
  Button,
  Menu,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Person } from '../api.ts';
import { useDesk } from '../host/desk.ts';
import { addressAs, change, usePlace } from '../place.ts';
import { cityOf, clock } from '../time.ts';

const useStyles = makeStyles({
  trigger: {
    paddingInline: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightRegular,
    maxWidth: '360px',
  },
  face: { marginInlineEnd: tokens.spacingHorizontalS },
  who: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    minWidth: 0,
    textAlign: 'start',
  },
  line: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    maxWidth: '230px',
    display: 'block',
  },
  popover: { maxHeight: 'min(560px, 80vh)', width: '340px', maxWidth: 'none' },
  item: { maxWidth: 'none', minHeight: '44px', alignItems: 'center' },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  grow: { flex: 1 },
  time: { fontVariantNumeric: 'tabular-nums' },
  hint: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
});

/** The time, once a minute. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function PersonPicker() {
  const styles = useStyles();
  const { person, people } = useDesk();
  const now = useNow();
  // The links carry the place along, so they change with it.
  usePlace();

  const switchTo = (event: React.MouseEvent, chosen: Person) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    change({ as: chosen.id });
  };

  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={styles.trigger}
          title="Be somebody else"
          icon={
            <Avatar
              className={styles.face}
              name={person.displayName}
              color="colorful"
              size={32}
              aria-hidden
            />
          }
          size="large"
        >
          <span className={styles.who}>
            <Text className={styles.line} size={200} weight="semibold">
              {person.displayName}
            </Text>
            <Text className={styles.line} size={100}>
              {person.jobTitle} · {clock(now, person.timeZone)} in {cityOf(person.timeZone)}
            </Text>
          </span>
        </Button>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <Text as="p" block size={100} className={styles.hint}>
          Ctrl-click opens somebody beside you in another tab.
        </Text>
        <MenuList>
          {people.map((one) => (
            <MenuItemLink
              key={one.id}
              href={addressAs(one.id)}
              className={styles.item}
              aria-current={one === person ? 'true' : undefined}
              onClick={(event) => switchTo(event, one)}
            >
              <span className={styles.row}>
                <Avatar name={one.displayName} color="colorful" size={28} aria-hidden />
                <span className={mergeClasses(styles.who, styles.grow)}>
                  <Text className={styles.line} size={200} weight={one === person ? 'semibold' : 'regular'}>
                    {one.displayName}
                  </Text>
                  <Text className={styles.line} size={100}>
                    {one.jobTitle}
                  </Text>
                </span>
                <Text className={styles.time} size={200}>
                  {clock(now, one.timeZone)}
                </Text>
              </span>
            </MenuItemLink>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

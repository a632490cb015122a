import {
  Avatar,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Person } from '../api.ts';
import { type PeopleRequest, useDesk } from '../host/desk.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { height: '320px', overflowY: 'auto', listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** `people.selectPeople`: Teams' own picker. */
export function PeopleDialog({
  request,
  onEnd,
}: {
  request: PeopleRequest;
  onEnd: (people: Person[] | undefined) => void;
}) {
  const styles = useStyles();
  const { people } = useDesk();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(new Set(request.chosen));
  const wanted = search.trim().toLowerCase();
  const found = people.filter((one) => `${one.displayName} ${one.mail}`.toLowerCase().includes(wanted));

  const toggle = (id: string, on: boolean) => {
    const next = new Set(request.single ? [] : chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };

  return (
    <Dialog open onOpenChange={() => onEnd(undefined)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{request.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <Input
              aria-label="Search people"
              placeholder="Search people"
              value={search}
              onChange={(_, { value }) => setSearch(value)}
            />
            <ul className={styles.list}>
              {found.map((one) => (
                <li key={one.id} className={styles.row}>
                  <Checkbox
                    checked={chosen.has(one.id)}
                    onChange={(_, { checked }) => toggle(one.id, checked === true)}
                    label={one.displayName}
                  />
                  <Avatar name={one.displayName} color="colorful" size={20} aria-hidden />
                  <Text size={200} className={styles.quiet}>
                    {one.jobTitle}
                  </Text>
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onEnd(undefined)}>Cancel</Button>
            <Button
              appearance="primary"
              disabled={chosen.size === 0}
              onClick={() => onEnd(people.filter((one) => chosen.has(one.id)))}
            >
              Done
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

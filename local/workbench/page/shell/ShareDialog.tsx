import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Link,
  makeStyles,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { type ShareRequest, useDesk } from '../host/desk.ts';
import { leadershipChannel } from '../teams/channel.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  places: { maxHeight: '200px', overflowY: 'auto' },
  link: { overflowWrap: 'anywhere' },
});

/** `sharing.shareWebContent`: the person chooses a channel or chat. Ends with its name, or with nothing. */
export function ShareDialog({
  request,
  onEnd,
}: {
  request: ShareRequest;
  onEnd: (place: string | undefined) => void;
}) {
  const styles = useStyles();
  const { people, person } = useDesk();
  const channel = `${leadershipChannel.team.name} › ${leadershipChannel.name}`;
  const [place, setPlace] = useState(channel);
  const [message, setMessage] = useState(request.message);
  const others = people.filter(({ id }) => id !== person.id);
  return (
    <Dialog open onOpenChange={() => onEnd(undefined)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Share to Teams</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label="Share to">
              <RadioGroup
                className={styles.places}
                value={place}
                onChange={(_, { value }) => setPlace(value)}
              >
                <Radio value={channel} label={channel} />
                {others.map(({ id, displayName }) => (
                  <Radio key={id} value={displayName} label={displayName} />
                ))}
              </RadioGroup>
            </Field>
            <Field label="Message">
              <Textarea value={message} onChange={(_, { value }) => setMessage(value)} />
            </Field>
            <Link className={styles.link} href={request.url} target="_blank">
              {request.url}
            </Link>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onEnd(undefined)}>Cancel</Button>
            <Button appearance="primary" onClick={() => onEnd(place)}>
              Share
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

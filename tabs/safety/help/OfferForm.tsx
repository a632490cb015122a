import { Button, Checkbox, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { offerHelp } from '../../../domain/safety/contract.ts';
import type { HelpOffer } from '../../../domain/safety/help.ts';
import { call } from '../../api/client.ts';
import { fieldState } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { HELP } from './texts.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', maxWidth: '640px' },
});

/** Whether I may be asked, and about what. */
export function OfferForm({ communityId, offer }: { communityId: string; offer: HelpOffer }) {
  const styles = useStyles();
  const [typed, setTyped] = useState<Partial<HelpOffer>>({});
  const { offers, about } = { ...offer, ...typed };
  const save = useAction(async (operation) => {
    await call(offerHelp, { params: { communityId }, body: { offers, about: about.trim() }, operation });
    setTyped({});
    toast(HELP.kept);
  });
  return (
    <Section title={HELP.offer}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        <Checkbox
          label={HELP.offers}
          checked={offers}
          onChange={(_, { checked }) => setTyped((before) => ({ ...before, offers: checked === true }))}
        />
        <Field label={HELP.about} hint={HELP.aboutHint} {...fieldState(save.problem, 'about')}>
          <Input
            maxLength={120}
            value={about}
            onChange={(_, { value }) => setTyped((before) => ({ ...before, about: value }))}
          />
        </Field>
        {save.problem !== null && (
          <Problem slim problem={save.problem} fields={['about']} onRetry={() => void save.again()} />
        )}
        <div>
          <Button type="submit" disabledFocusable={save.busy}>
            {HELP.keepOffer}
          </Button>
        </div>
      </form>
    </Section>
  );
}

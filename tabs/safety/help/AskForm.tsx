import { Button, Field, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import * as z from 'zod/mini';
import { askForHelp } from '../../../domain/safety/contract.ts';
import { HELP_WORDS_MAX, type Helper } from '../../../domain/safety/help.ts';
import { cleanProse } from '../../../domain/shared/text.ts';
import { call } from '../../api/client.ts';
import { useAction } from '../../app/use-action.ts';
import { PersonName } from '../../components/People.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useNew } from '../../drafts/use-new.ts';
import { HELP } from './texts.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    maxWidth: '640px',
    marginBottom: '24px',
  },
  people: { margin: 0, padding: 0, border: 0, minWidth: 0 },
  legend: { padding: '0 0 6px', fontWeight: tokens.fontWeightSemibold },
  person: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    alignItems: 'center',
    gap: '0 8px',
    minHeight: '40px',
    padding: '4px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  chosen: { fontWeight: tokens.fontWeightSemibold },
  // Drawn with the theme's colours: browsers draw theirs grey on black in the contrast theme.
  radio: {
    appearance: 'none',
    boxSizing: 'border-box',
    width: '16px',
    height: '16px',
    margin: 0,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusCircular,
    ':checked': { border: `5px solid ${tokens.colorCompoundBrandForeground1}` },
    ':focus-visible': { outlineStyle: 'none' },
    '@media (forced-colors: active)': { appearance: 'auto' },
  },
  about: {
    gridColumn: 2,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  problem: { margin: '4px 0 0', color: tokens.colorStatusDangerForeground3 },
});

const form = z.object({ askedId: z.string(), words: z.string() });

/** Asks one person. What is typed is kept in the browser until the server has it. */
export function AskForm({ communityId, helpers }: { communityId: string; helpers: readonly Helper[] }) {
  const styles = useStyles();
  const [, go] = useLocation();
  const draft = useNew(`help.${communityId}`, form, () => ({ askedId: '', words: '' }));
  const [tried, setTried] = useState(false);
  const { askedId, words } = draft.value.form;
  const change = (some: Partial<z.output<typeof form>>) =>
    draft.set((before) => ({ ...before, form: { ...before.form, ...some } }));
  const said = cleanProse(words).trim();
  const over = said.length - HELP_WORDS_MAX;
  const isChosen = helpers.some(({ person }) => person.id === askedId);
  const send = useAction(async () => {
    const create = (helpId: string, body: { askedId: string; words: string }, operation?: string) =>
      call(askForHelp, { params: { communityId, helpId }, body, ...(operation && { operation }) });
    const { id } = await draft.save(
      { askedId, words: said },
      // What was asked cannot be changed: other words are asked anew.
      { create, change: (_, body) => create(crypto.randomUUID(), body) },
    );
    draft.discard();
    go(`/communities/${communityId}/people/help/${id}`);
  });
  if (helpers.length === 0)
    return (
      <p className={styles.quiet}>
        {HELP.noHelpers} {HELP.noHelpersWhy}
      </p>
    );
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isChosen && said && over <= 0) void send.run();
      }}
    >
      <fieldset className={styles.people}>
        <legend className={styles.legend}>{HELP.choose}</legend>
        {helpers.map(({ person, about }) => (
          <label
            key={person.id}
            className={mergeClasses(styles.person, person.id === askedId && styles.chosen)}
          >
            <input
              type="radio"
              name="helper"
              className={styles.radio}
              checked={person.id === askedId}
              onChange={() => change({ askedId: person.id })}
            />
            <PersonName person={person} />
            {about && <span className={styles.about}>{about}</span>}
          </label>
        ))}
        {tried && !isChosen && (
          <p role="alert" className={styles.problem}>
            {HELP.chooseOne}
          </p>
        )}
      </fieldset>
      <Field
        label={HELP.words}
        required
        hint={HELP.wordsHint}
        {...(tried && !said && { validationState: 'error', validationMessage: HELP.wordsMissing })}
        {...(over > 0 && { validationState: 'error', validationMessage: HELP.tooLong(over) })}
      >
        <Textarea
          resize="vertical"
          rows={4}
          value={words}
          onChange={(_, { value }) => change({ words: value })}
        />
      </Field>
      {send.problem !== null && <Problem slim problem={send.problem} onRetry={() => void send.again()} />}
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={send.busy}>
          {send.busy ? HELP.sending : HELP.send}
        </Button>
      </div>
    </form>
  );
}

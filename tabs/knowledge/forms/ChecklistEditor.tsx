import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useRef } from 'react';
import { toast } from '../../app/toasts.tsx';
import { FormOrText } from '../FormOrText.tsx';
import type { TypeEditorProps } from '../types.ts';
import {
  beyondForm,
  carriedGroups,
  type GroupRow,
  type ItemRow,
  newGroup,
  newItem,
  readGroups,
  withGroup,
  withItem,
  withItemAfter,
  withItemBack,
  withItemMoved,
  withoutItem,
  writeGroups,
} from './checklist-form.ts';
import { ItemFields } from './ItemFields.tsx';
import { SectionField } from './SectionField.tsx';
import { CHECKLIST } from './texts.ts';
import { useFocus } from './use-focus.ts';
import { useModel } from './use-model.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '24px', maxWidth: '960px' },
  group: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    border: 0,
    margin: 0,
    padding: 0,
  },
  head: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  title: {
    flex: '1 1 0',
    minWidth: 0,
    '& input': { minWidth: 0, width: '100%', fontWeight: tokens.fontWeightSemibold },
  },
  words: { maxWidth: '720px' },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  keys: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** A checklist item by item, in groups. */
export default function ChecklistEditor({ body, onChange, text }: TypeEditorProps) {
  /** What the form wrote last: the form can hold it, whatever was typed into it. */
  const own = useRef<string | null>(null);
  const beyond = body === own.current ? null : beyondForm(body);
  return (
    <FormOrText
      beyond={beyond && CHECKLIST.beyond[beyond]}
      text={text}
      form={() => (
        <Form
          body={body}
          onChange={(written) => {
            own.current = written;
            onChange(written);
          }}
        />
      )}
    />
  );
}

function Form({ body, onChange }: Pick<TypeEditorProps, 'body' | 'onChange'>) {
  const styles = useStyles();
  const { root, focus, hold } = useFocus();
  const { model: groups, set } = useModel(body, readGroups, writeGroups, onChange, carriedGroups);
  const all = groups.flatMap(({ items }) => items);

  function add(key: string) {
    const item = newItem();
    set((now) => withItemAfter(now, key, item));
    focus(`[data-item="${item.key}"] input`);
  }
  function remove(item: ItemRow) {
    const at = all.indexOf(item);
    const near = all[at - 1] ?? all[at + 1];
    const group = groups.find(({ items }) => items.includes(item));
    const place = group?.items.indexOf(item) ?? 0;
    set((now) => withoutItem(now, item.key));
    focus(near ? `[data-item="${near.key}"] input` : '[data-add]');
    if (!item.words.trim()) return;
    // What was typed elsewhere since then stays.
    toast(CHECKLIST.removed, { undo: () => set((now) => withItemBack(now, group?.key ?? '', place, item)) });
  }
  function addGroup() {
    const group = newGroup();
    set((now) => [...now, group]);
    focus(`[data-group="${group.key}"] input`);
  }
  function removeGroup(group: GroupRow) {
    const place = groups.indexOf(group);
    set((now) => now.filter(({ key }) => key !== group.key));
    focus('[data-add-group]');
    toast(CHECKLIST.groupRemoved(group.title), { undo: () => set((now) => now.toSpliced(place, 0, group)) });
  }

  const item = (row: ItemRow) => (
    <ItemFields
      key={row.key}
      row={row}
      number={all.indexOf(row) + 1}
      first={row === all[0] && row === groups[0]?.items[0]}
      last={row === all.at(-1) && row === groups.at(-1)?.items.at(-1)}
      onChange={(change) => {
        set((now) => withItem(now, row.key, change));
        if (change.ownRole)
          focus(`[data-item="${row.key}"] :is([data-own-role] input, input[data-own-role])`);
      }}
      onNext={() => add(row.key)}
      onMove={(by) => {
        hold();
        set((now) => withItemMoved(now, row.key, by));
      }}
      onRemove={() => remove(row)}
      onAskWhy={() => {
        set((now) => withItem(now, row.key, { asksWhy: true }));
        focus(`[data-item="${row.key}"] :is([data-why] input, input[data-why])`);
      }}
    />
  );

  return (
    <div ref={root} className={styles.root}>
      {groups.map((group, at) => {
        const put = (change: Partial<GroupRow>) => set((now) => withGroup(now, group.key, change));
        return (
          <fieldset
            key={group.key}
            data-group={group.key}
            aria-label={at === 0 ? CHECKLIST.items : group.title || CHECKLIST.group}
            className={styles.group}
          >
            {at > 0 && (
              <div className={styles.head}>
                <Input
                  className={styles.title}
                  aria-label={CHECKLIST.group}
                  placeholder={CHECKLIST.group}
                  maxLength={200}
                  value={group.title}
                  onChange={(_, { value }) => put({ title: value })}
                />
                <Button
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={CHECKLIST.removeGroup(group.title)}
                  title={CHECKLIST.removeGroup(group.title)}
                  onClick={() => removeGroup(group)}
                />
              </div>
            )}
            {(at === 0 || group.above !== '') && (
              <div className={styles.words}>
                <SectionField
                  label={at === 0 ? CHECKLIST.intro : CHECKLIST.above}
                  {...(at === 0 && { hint: CHECKLIST.introHint })}
                  value={group.above}
                  onChange={(above) => put({ above })}
                />
              </div>
            )}
            {group.items.length > 0 && <div>{group.items.map(item)}</div>}
            <div className={styles.foot}>
              <Button
                size="small"
                data-add=""
                icon={<AddRegular />}
                onClick={() => add(group.items.at(-1)?.key ?? group.key)}
              >
                {CHECKLIST.add}
              </Button>
              {!group.saysBelow && group.items.length > 0 && (
                <Button
                  size="small"
                  appearance="subtle"
                  onClick={() => {
                    put({ saysBelow: true });
                    focus(`[data-group="${group.key}"] [data-below] textarea`);
                  }}
                >
                  {CHECKLIST.addWords}
                </Button>
              )}
            </div>
            {group.saysBelow && (
              <div data-below="" className={styles.words}>
                <SectionField
                  label={CHECKLIST.below}
                  hint={CHECKLIST.belowHint}
                  value={group.below}
                  onChange={(below) => put({ below })}
                />
              </div>
            )}
          </fieldset>
        );
      })}
      <div className={styles.foot}>
        <Button data-add-group="" icon={<AddRegular />} onClick={addGroup}>
          {CHECKLIST.addGroup}
        </Button>
        <p className={styles.keys}>{CHECKLIST.keys}</p>
      </div>
    </div>
  );
}

import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { type CountedTag, listTags, renameTag } from '../../domain/knowledge/tag-contract.ts';
import { TAG_LENGTH, tagKey, tag as tagSchema } from '../../domain/knowledge/tags.ts';
import { hasWords } from '../../domain/shared/words.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Rows } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { TAGS } from './tag-texts.ts';

const useStyles = makeStyles({
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    minHeight: '44px',
    padding: '4px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { flex: '1 1 120px', minWidth: 0, overflowWrap: 'anywhere' },
  count: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  form: { display: 'flex', flexWrap: 'wrap', gap: '8px', flex: '1 1 100%' },
  field: { flex: '1 1 160px', minWidth: 0 },
  merges: { flex: '1 1 100%', margin: 0, color: tokens.colorNeutralForeground2 },
  list: { maxHeight: '50dvh', overflowY: 'auto' },
});

/** So many tags need a field to find one. */
const MANY = 12;

/** All tags of a community, to be renamed and merged. */
export default function TagsSheet({ communityId, onClose }: { communityId: string; onClose: () => void }) {
  const styles = useStyles();
  const { data, error, reload, patch } = useData(listTags, { params: { communityId } });
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const tags = data?.tags ?? [];
  const shown = tags.filter(({ tag }) => hasWords(tag, typed));
  return (
    <Sheet title={TAGS.title} onClose={onClose}>
      {error && !data && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={4} />}
      {data && <p className={styles.why}>{tags.length > 0 ? TAGS.why : TAGS.none}</p>}
      {tags.length > MANY && (
        <Input
          type="search"
          aria-label={TAGS.find}
          placeholder={TAGS.find}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
      )}
      {typed.trim() && shown.length === 0 && <p className={styles.why}>{TAGS.noneFound(typed.trim())}</p>}
      {shown.length > 0 && (
        <div className={styles.list}>
          <Rows>
            {shown.map((one) => (
              <li key={one.tag} className={styles.row}>
                {chosen === one.tag ? (
                  <Renaming
                    communityId={communityId}
                    one={one}
                    tags={tags}
                    onDone={(now) => {
                      if (now) patch(() => ({ tags: now }));
                      setChosen(null);
                    }}
                  />
                ) : (
                  <>
                    <span className={styles.name}>{one.tag}</span>
                    <span className={styles.count}>{TAGS.count(one.count)}</span>
                    <Button
                      size="small"
                      appearance="subtle"
                      aria-label={TAGS.renameTag(one.tag)}
                      onClick={() => setChosen(one.tag)}
                    >
                      {TAGS.rename}
                    </Button>
                  </>
                )}
              </li>
            ))}
          </Rows>
        </div>
      )}
    </Sheet>
  );
}

interface RenamingProps {
  readonly communityId: string;
  readonly one: CountedTag;
  readonly tags: readonly CountedTag[];
  /** null: nothing was changed. */
  readonly onDone: (tags: CountedTag[] | null) => void;
}

function Renaming({ communityId, one, tags, onDone }: RenamingProps) {
  const styles = useStyles();
  const [name, setName] = useState(one.tag);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const to = tagSchema.safeParse(name).data;
  const other = to && tags.find(({ tag }) => tagKey(tag) === tagKey(to) && tag !== one.tag);
  const into = other && tagKey(other.tag) !== tagKey(one.tag) ? other : undefined;
  const saving = useAction(async (operation) => {
    if (!to) return;
    // What exists is written as it is there.
    const target = into?.tag ?? to;
    const body = { from: one.tag, to: target };
    const after = await call(renameTag, { params: { communityId }, body, operation });
    toast(TAGS.renamed(one.tag, target));
    onDone(after.tags);
  });
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (to && to !== one.tag) void saving.run();
      }}
    >
      <Input
        ref={field}
        className={styles.field}
        aria-label={TAGS.newName}
        value={name}
        maxLength={TAG_LENGTH}
        onChange={(_, { value }) => setName(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Only the field: the sheet stays.
          event.preventDefault();
          event.stopPropagation();
          onDone(null);
        }}
      />
      <Button type="submit" appearance="primary" disabled={!to || to === one.tag || saving.busy}>
        {into ? TAGS.merge(into.tag) : TAGS.save}
      </Button>
      <Button onClick={() => onDone(null)}>{TAGS.cancel}</Button>
      {into && <p className={styles.merges}>{TAGS.merges(one.tag, into.tag, one.count)}</p>}
      {saving.problem !== null && <Problem slim problem={saving.problem} onRetry={saving.again} />}
    </form>
  );
}

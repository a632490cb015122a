import { makeStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { wayTo } from '../../../domain/knowledge/types/check-tree.ts';
import { isTree, readTree } from '../../../domain/knowledge/types/tree.ts';
import { Button } from '../../components/Button.tsx';
import type { TypeReadingProps } from '../types.ts';
import Drawing from './Drawing.tsx';
import { WALK } from './texts.ts';
import { walkAddress } from './walk-address.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', marginBottom: '24px', minWidth: 0 },
  row: { '@media print': { display: 'none' } },
});

/** The tree drawn above its text. Each part of it opens the walk at that place. */
export default function TreeAbove({ communityId, page, body }: TypeReadingProps) {
  const styles = useStyles();
  const [, go] = useLocation();
  const tree = useMemo(() => readTree(body), [body]);
  if (!isTree(tree)) return null;
  const address = (path: readonly string[]) => walkAddress(communityId, page.artifact.id, path);
  return (
    <div className={styles.root}>
      <div className={styles.row}>
        <Button appearance="primary" onClick={() => go(address([]))}>
          {WALK.walkIt}
        </Button>
      </div>
      <Drawing tree={tree} chosen={null} onOpen={(id) => go(address(wayTo(tree, id) ?? []))} />
    </div>
  );
}

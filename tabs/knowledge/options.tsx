import { ARTIFACT_TYPES } from '../../domain/knowledge/artifact.ts';
import { TAXONOMY } from '../../domain/knowledge/taxonomy.ts';
import { TAXONOMIES, TYPES } from './texts.ts';

/** The types of artifacts, for a select. */
export const TypeOptions = () =>
  ARTIFACT_TYPES.map((one) => (
    <option key={one} value={one}>
      {TYPES[one]}
    </option>
  ));

/** The areas, for a select. */
export const AreaOptions = () =>
  TAXONOMY.map((one) => (
    <option key={one} value={one}>
      {TAXONOMIES[one]}
    </option>
  ));

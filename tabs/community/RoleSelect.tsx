import type { ComponentProps } from 'react';
import { ROLES, type Role } from '../../domain/community/community.ts';
import { Select } from '../components/Select.tsx';
import { ROLES_SAID } from './texts.ts';

interface Props extends ComponentProps<typeof Select> {
  readonly role: Role;
  readonly onRole: (role: Role) => void;
}

export function RoleSelect({ role, onRole, ...rest }: Props) {
  return (
    <Select {...rest} value={role} onChange={(event) => onRole(event.target.value as Role)}>
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {ROLES_SAID[one]}
        </option>
      ))}
    </Select>
  );
}

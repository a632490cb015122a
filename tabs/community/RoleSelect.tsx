import { Select, type SelectProps } from '@fluentui/react-components';
import { ROLES, type Role } from '../../domain/community/community.ts';
import { ROLES_SAID } from './texts.ts';

interface Props extends Pick<SelectProps, 'size' | 'aria-label'> {
  readonly role: Role;
  readonly onRole: (role: Role) => void;
}

export function RoleSelect({ role, onRole, ...rest }: Props) {
  return (
    <Select {...rest} value={role} onChange={(_, { value }) => onRole(value as Role)}>
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {ROLES_SAID[one]}
        </option>
      ))}
    </Select>
  );
}

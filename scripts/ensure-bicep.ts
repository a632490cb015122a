import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CACHE, findBicep, PACKAGE } from '../tests/infra/bicep.ts';

/** A project that is made of nothing but the compiler's package, so that `dotnet restore` fetches only that. */
const PROJECT = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>netstandard2.0</TargetFramework>
    <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="${PACKAGE.name}" Version="[${PACKAGE.version}]" />
  </ItemGroup>
</Project>
`;

/** The path of a Bicep compiler: one that is there, or NuGet's where there is .NET. Undefined if none can be had. */
export function ensureBicep(): string | undefined {
  const there = findBicep();
  if (there || process.platform !== 'linux' || process.arch !== 'x64') return there;
  mkdirSync(CACHE, { recursive: true });
  const project = join(CACHE, 'compiler.proj');
  writeFileSync(project, PROJECT);
  spawnSync('dotnet', ['restore', project, '--packages', join(CACHE, 'packages')], {
    stdio: 'ignore',
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
  });
  return findBicep();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(ensureBicep() ?? 'No Bicep compiler: install `bicep`, `az bicep` or, on Linux, the .NET SDK.');
}

/** The system that a Node is for. */
export interface System {
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly arch: 'x64' | 'arm64';
}

/** Reads from the first bytes of a Node which system it is for: ELF, PE and Mach-O each say so. */
export function systemOf(program: Buffer): System {
  if (program.readUInt32BE(0) === 0x7f454c46) {
    return { platform: 'linux', arch: archOf(program.readUInt16LE(18), { 0x3e: 'x64', 0xb7: 'arm64' }) };
  }
  if (program.toString('latin1', 0, 2) === 'MZ') {
    const machine = program.readUInt16LE(program.readUInt32LE(0x3c) + 4);
    return { platform: 'win32', arch: archOf(machine, { 0x8664: 'x64', 0xaa64: 'arm64' }) };
  }
  if (program.readUInt32LE(0) === 0xfeedfacf) {
    const machine = program.readUInt32LE(4);
    return { platform: 'darwin', arch: archOf(machine, { 0x01000007: 'x64', 0x0100000c: 'arm64' }) };
  }
  throw new Error('This is no program for Linux, macOS or Windows.');
}

function archOf(machine: number, known: Readonly<Record<number, System['arch']>>): System['arch'] {
  const arch = known[machine];
  if (arch === undefined)
    throw new Error(`This Node is for a machine of the kind 0x${machine.toString(16)}.`);
  return arch;
}

/** What a shell needs to complete: how to install the script, and the script. All ask `iqmock __complete`. */
export interface Shell {
  readonly install: string;
  readonly script: string;
}

/** The shells that can complete iqmock. */
export const shells = {
  bash: {
    install: "echo 'source <(iqmock completion bash)' >> ~/.bashrc",
    script: `_iqmock() {
  local name rest
  COMPREPLY=()
  while IFS=$'\\t' read -r name rest; do
    COMPREPLY+=("$name")
  done < <(iqmock __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _iqmock iqmock
`,
  },
  zsh: {
    install: "echo 'source <(iqmock completion zsh)' >> ~/.zshrc",
    script: `#compdef iqmock
_iqmock() {
  local line
  local -a candidates
  while IFS= read -r line; do
    candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(iqmock __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#candidates} )); then _describe iqmock candidates; else _files; fi
}
compdef _iqmock iqmock
`,
  },
  fish: {
    install: 'iqmock completion fish > ~/.config/fish/completions/iqmock.fish',
    script: `function __iqmock_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    iqmock __complete $before[2..-1] "$current" 2>/dev/null
end
complete -c iqmock -a '(__iqmock_complete)'
`,
  },
  powershell: {
    install: 'iqmock completion powershell | Out-String | Invoke-Expression   # in $PROFILE',
    script: `Register-ArgumentCompleter -Native -CommandName iqmock -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($wordToComplete -eq '') { $words += ' ' }
  iqmock __complete @words 2>$null | ForEach-Object {
    $name, $doc = $_ -split "\`t", 2
    if (-not $doc) { $doc = $name }
    [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $doc)
  }
}
`,
  },
} as const satisfies Readonly<Record<string, Shell>>;

/** The name of a shell. */
export type ShellName = keyof typeof shells;

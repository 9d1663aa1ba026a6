# zsh -f complete.zsh LINE: the line as zsh's own completion leaves it after a tab, between < and >.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PROMPT= RPROMPT=; unsetopt beep; zstyle ":completion:*" insert-tab false
  autoload -Uz compinit; compinit -u -D; source <(viva completion zsh)
  show() { print -r -- "<$BUFFER>"; exit }; zle -N show
  bindkey "^I" complete-word; bindkey "^X" show; print REA""DY'
seen=
while [[ $seen != *READY* ]] && zpty -r shell line; do seen+=$line; done
zpty -w -n shell "$1"$'\t\x18'
seen=
while [[ $seen != *'<'*'>'* ]] && zpty -r shell line; do seen+=$line; done
[[ $seen =~ '<[^>]*>' ]] && print -r -- "$MATCH"

import { foreignVerbs } from './foreign-verbs.ts';
import { meanings, type Row, wordSet } from './table.ts';

/**
 * What a verb says about the tool that bears it. Verbs of two meanings stand where the commoner one belongs, with less
 * certainty; `objects.ts` corrects them by what they act on.
 */
export const verbRows: readonly Row[] = [
  {
    category: 'Read',
    certainty: 0.95,
    words: `browse count describe df du enumerate fetch find geocode get glob grep inspect list lookup ls nslookup peek ps
      pwd read readlink realpath retrieve search show view whois`,
  },
  {
    category: 'Read',
    certainty: 0.85,
    words: `aggregate analyse analyze ask assert assess audit autocomplete benchmark calc calculate cat check
      classify collect compare compute consult convert correlate crawl critique decode dedupe derive detect
      determine diagnose diff discover display dump echo estimate examine explain explore extract eyeball
      filter forecast gather guess head help identify infer introspect investigate learn lint locate match
      measure monitor observe ocr outline paginate parse ping plot poll predict preview print probe profile
      pull query rank reason recall recommend research resolve return review sample score scout scrape screen
      screenshot see snapshot solve sort spellcheck suggest summarise summarize survey tail tally trace
      traceroute translate understand uniq validate verify visualise visualize wait watch wc whoami`,
  },
  {
    category: 'Read',
    certainty: 0.6,
    words: `access capture decompile demonstrate disassemble download encode expand export format give hash load
      plan provide quote render report scan select simulate stream surface think tokenize track transcribe`,
  },
  {
    category: 'Write',
    certainty: 0.9,
    words: `add alter amend annotate append assign bookmark bump clone comment copy create decrement draft duplicate
      edit favorite favourite follow increment insert label like mkdir modify patch pin prepend put reassign
      relabel rename reply revise save star store subscribe tag unfollow unlike unpin unstar unsubscribe
      update upload upsert write`,
  },
  {
    category: 'Write',
    certainty: 0.8,
    words: `accept ack acknowledge adjust allocate allow approve archive associate attach backup bind block book
      categorise categorize change cherry chmod chown close combine commit complete compress configure correct cp crop
      customise customize declare decline define demote detach disable disassociate downvote draw embed enable
      enrich enroll extend fix flag fork fulfil fulfill grant group gzip hide import index ingest init
      initialise initialize invite join leave link localize lock log map mark merge move mutate mute mv new
      nominate normalize organise organize override paint pause permit persist place populate post prepare
      prioritize promote propose push queue rate react rebase reconfigure record recover redirect redo
      refactor reformat register reindex reject relate relocate remember remind renew reopen reorder replace
      reschedule reserve resize respond restore resume retweet rotate scaffold schedule seed set setup share
      shorten silence snooze split stage stash suppress sync toggle touch transform transition triage trim
      tune tweak unarchive unassign unban unbind unblock undelete undo unfreeze unfriend ungroup unhide unlink unlock
      unmute unshare unstage unsuspend unzip
      upscale upvote vote whitelist zip`,
  },
  {
    category: 'Write',
    certainty: 0.5,
    words: `administer claim compose confirm ensure generate handle make manage request submit switch use`,
  },
  {
    category: 'Execute',
    certainty: 0.9,
    words: `bash call eval exec execute invoke powershell rpc run shell spawn ssh sudo terminal`,
  },
  {
    category: 'Execute',
    certainty: 0.8,
    words: `abort activate apply arm attack authenticate automate begin boost boot bootstrap broadcast brute build chat
      click compile connect control cordon crack crash deactivate debug delegate deploy dial disconnect
      dispatch dispense do downgrade drag drain drive email emulate enqueue enter escalate exploit fill fire
      focus forward fuzz halt handoff hang hibernate impersonate inject install intercept interrupt jump
      keydown keypress kickoff launch listen login logout message migrate mount mousemove navigate notify
      nudge open operate orchestrate paste perform play poweroff poweron press process prompt provision proxy
      publish reboot rebuild reconnect recreate refresh relaunch release reload replay reprocess rerun rescan
      respawn restart retry revert ring rollback rollout say scale scroll send serve shutdown sign skip
      speak start step stop suspend swipe synthesize tap test train transmit trigger tunnel turn type uncordon
      undeploy unleash unload unmount upgrade wake`,
  },
  {
    category: 'Execute',
    certainty: 0.55,
    words: 'action back command curl end evaluate exercise go hover http route script tool visit webhook workflow',
  },
  {
    category: 'Destructive',
    certainty: 0.95,
    words: `annihilate decommission del delete demolish deprovision destroy drop eliminate eradicate erase expunge
      exterminate nuke obliterate purge rescind revoke rm rmdir scrub shred terminate truncate uninstall
      unpublish wipe`,
  },
  {
    category: 'Destructive',
    certainty: 0.8,
    words: `abandon ban burn cancel clean cleanup clear cull deallocate deregister detonate discard dismantle
      dissolve eject empty evict expire finalise finalize flash flush forget hardreset invalidate kick kill
      nullify offboard overwrite prune remove reset retire strip sunset teardown trash unregister unset vacuum
      void zap`,
  },
  {
    category: 'Financial',
    certainty: 0.95,
    words: `bet buy charge chargeback disburse donate invest pay payout preorder prepay purchase refund reimburse
      remit sell spend tip wager withdraw`,
  },
  {
    category: 'Financial',
    certainty: 0.75,
    words: `bid bill borrow bridge checkout credit debit deposit exchange fund hedge invoice lease lend liquidate
      loan long mint offramp onramp order rebalance recharge redeem rent repay settle short stake swap topup
      trade transfer unstake wire`,
  },
];

/** Verbs of two words, as one. The parts stand next to each other in a name or at the start of a description. */
export const compoundVerbs: readonly (readonly [string, string, string])[] = [
  ['clean', 'up', 'cleanup'],
  ['tear', 'down', 'teardown'],
  ['shut', 'down', 'shutdown'],
  ['look', 'up', 'lookup'],
  ['roll', 'back', 'rollback'],
  ['roll', 'out', 'rollout'],
  ['set', 'up', 'setup'],
  ['log', 'in', 'login'],
  ['log', 'out', 'logout'],
  ['sign', 'in', 'login'],
  ['sign', 'out', 'logout'],
  ['kick', 'off', 'kickoff'],
  ['top', 'up', 'topup'],
  ['pay', 'out', 'payout'],
  ['back', 'up', 'backup'],
  ['hard', 'delete', 'delete'],
  ['force', 'push', 'overwrite'],
  ['dry', 'run', 'preview'],
  ['compose', 'up', 'start'],
  ['compose', 'down', 'teardown'],
  ['bring', 'up', 'start'],
  ['spin', 'up', 'start'],
  ['read', 'write', 'write'],
  ['find', 'replace', 'replace'],
  ['un', 'install', 'uninstall'],
  ['de', 'register', 'deregister'],
  ['fill', 'out', 'fill'],
  ['fill', 'in', 'fill'],
  ['wait', 'for', 'wait'],
  ['who', 'am', 'whoami'],
];

/**
 * Verbs that are nearly always nouns when they stand at the start of a name and another verb at its end (`record_search`,
 * `process_kill`).
 */
export const mostlyNouns = wordSet(`
  access action audit backup benchmark bid bill block book bookmark cat change chat command comment compose
  control credit debit display draft drive email exchange exploit format fund group hash head index invoice label
  launch lease link loan log map message monitor mount order outline patch pin plan plot poll post process profile
  prompt proxy queue quote rank rate record release rent report research return review route sample scale schedule
  score screen screenshot script setup shell snapshot stage stake star step store stream survey tag terminal tool trace
  track trade train transfer trash type vacuum view vote webhook wire workflow`);

/** Verbs that are as often nouns behind another one (`run_list`, `get_order`). */
const sometimesNouns = wordSet(`
  archive ban bet bridge build burn call charge chargeback check checkout claim click clone commit copy count
  deposit diff drop end estimate export favorite favourite fill filter fix flash flush forecast fork go help http
  import install learn like list load lock login long mark match mint new payout peek ping place preview ps purchase
  put query read reason refund reload reply request reserve rollout run scan search send serve short sign skip
  split start stop strip swap switch tail test tip touch trigger turn update upgrade upload use wager watch`);

/**
 * Of those, what is told of and not done where a state follows: `order_status`, `transfer_history`. Not `post_status` or
 * `store_metadata`, which do something.
 */
export const havingStates = wordSet(`
  backup bet bid bill build call charge chargeback claim credit debit deposit exchange export fund import invoice launch
  lease loan login mount order payout process purchase refund release run scan script stake swap test trade transfer
  wager wire workflow`);

/** Words that, at the end of a name, are a state of what stands before them. */
export const states = wordSet(
  `status state history info information detail details stat stats statistics summary overview metadata count schema version
   balance policy receipt quote estimate fee fees price prices rate rates limits`,
);

/** What such a verb is said of does not happen, wherever in the name it stands (`transfer_preview`). */
export const trialVerbs = wordSet('preview simulate');

/** Words behind which stands what something is done to, with or for: no verb of the name (`files_by_type`). */
export const prepositions = wordSet('by for from in of on per to via with');

/** Verbs that may be what another verb of the name acts on. */
export const alsoNouns: ReadonlySet<string> = new Set([...mostlyNouns, ...sometimesNouns]);

/** Words before the verb that change its reach, not its kind. */
export const modifiers = wordSet(
  'api mcp batch bulk mass multi multiple async auto automatically force safe safely quick quickly fast smart advanced simple my the a an raw direct do please try easily currently also only always',
);

/** Words that open a question at the start of a name: `is_open`, `has_access`. */
export const questionWords = wordSet('is has have are can does should was');

/** Words that, at the start of a run-together name, are the verb (`deletefile`, `getweather`). */
export const gluedVerbs = wordSet(
  'get list create update delete remove search send fetch execute write read upload download drop flush purge wipe',
);

const index = meanings(verbRows);

/** What a verb speaks for, in its base form and lower case. */
export function verbMeaning(word: string) {
  return index.get(word) ?? foreignVerbs.get(word);
}

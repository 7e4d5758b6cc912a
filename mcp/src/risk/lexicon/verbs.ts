import { meanings, type Row, wordSet } from './table.ts';

/**
 * What a verb says about the tool that bears it. Verbs of two meanings stand where the commoner one belongs, with less
 * certainty; `objects.ts` corrects them by what they act on.
 */
export const verbRows: readonly Row[] = [
  {
    category: 'Read',
    certainty: 0.95,
    words:
      'get list read search find fetch describe show view retrieve lookup inspect browse count enumerate peek glob grep',
  },
  {
    category: 'Read',
    certainty: 0.85,
    words: `query check analyze analyse compare diff explain summarize summarise validate verify preview whoami ping echo
      estimate calculate compute convert parse decode extract detect discover explore identify suggest recommend
      recall ask tail head watch monitor observe poll audit review examine evaluate_metrics measure resolve return
      display print help introspect is has can trace profile rank score translate classify predict forecast lint match
      locate research investigate diagnose assess determine screenshot snapshot cat stat stats hover
      filter sort aggregate correlate visualize visualise plot dump health healthcheck status info probe gather
      collect scrape crawl understand learn browse_docs wait`,
  },
  {
    category: 'Read',
    certainty: 0.6,
    words: `export download select provide give report access load quote simulate think capture decompile disassemble format
      encode hash tokenize navigate_docs render transcribe demonstrate track`,
  },
  {
    category: 'Write',
    certainty: 0.9,
    words: `create update add edit modify write insert rename append upsert duplicate clone copy comment reply save store
      assign tag label annotate draft favorite favourite bookmark star unstar pin unpin follow unfollow like unlike
      subscribe unsubscribe upload patch put prepend bump increment decrement`,
  },
  {
    category: 'Write',
    certainty: 0.8,
    words: `set change configure move replace post share attach detach link unlink associate disassociate register enable
      disable archive unarchive restore undelete recover merge commit stage unstage import sync mark mute unmute
      toggle schedule reschedule invite join leave fork generate make new log record remember track_time
      adjust resize rotate crop convert_file organize organise promote demote reorder sort_items group ungroup
      tune define declare customize customise extend complete close reopen lock unlock hide unhide block unblock
      ack acknowledge snooze transition clear_filter pause resume approve decline reject assign_role grant
      permit allow translate_file compress gzip zip unzip draw paint fill_in init initialize initialise setup
      checkout_branch put_object bind unbind map apply_label accept nominate vote upvote downvote rate
      react scaffold compose rebase tweak edit_image cherry cancel_draft swap_positions undo redo fix refactor
      backup`,
  },
  {
    category: 'Write',
    certainty: 0.5,
    words: 'manage handle administer ensure confirm request submit claim use switch connect_account',
  },
  {
    category: 'Execute',
    certainty: 0.9,
    words: 'run execute exec eval evaluate invoke spawn shell bash terminal ssh powershell sudo call rpc',
  },
  {
    category: 'Execute',
    certainty: 0.8,
    words: `trigger start stop restart launch deploy install send click type press drag tap swipe scroll navigate fire
      dispatch publish broadcast notify email message open boot reboot shutdown suspend hibernate build compile
      rerun retry scan attack exploit brute fuzz inject intercept replay upgrade downgrade apply enqueue kickoff halt
      interrupt abort attach_debugger debug step scale drain cordon uncordon migrate rollback rollout revert
      provision orchestrate automate activate deactivate play dial ring fill submit_form proxy mount unmount
      forward tunnel listen crack enter focus emulate delegate reconnect connect disconnect login logout control
      impersonate sign release reload refresh recreate bootstrap test process perform do operate keypress keydown
      mousemove drop_file paste undeploy unload boost`,
  },
  {
    category: 'Execute',
    certainty: 0.55,
    words: 'go visit back request_url http curl webhook tool command script action workflow route',
  },
  {
    category: 'Destructive',
    certainty: 0.95,
    words: `delete destroy drop purge truncate wipe erase terminate revoke uninstall obliterate shred expunge nuke unpublish
      deprovision decommission annihilate del rm rmdir unlink_file unregister_permanently`,
  },
  {
    category: 'Destructive',
    certainty: 0.8,
    words: `remove kill clear flush reset prune cleanup clean deregister unregister evict expire discard trash empty cancel
      ban kick finalize finalise invalidate dismantle teardown deallocate detonate overwrite factory_reset
      offboard void forget end`,
  },
  {
    category: 'Financial',
    certainty: 0.95,
    words:
      'pay refund charge purchase buy sell withdraw payout reimburse disburse donate bet wager tip remit chargeback',
  },
  {
    category: 'Financial',
    certainty: 0.75,
    words:
      'transfer trade swap deposit stake unstake invoice bill checkout bid mint borrow lend repay redeem order bridge fund topup settle liquidate short long',
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
  ['find', 'replace', 'replace'],
  ['un', 'install', 'uninstall'],
  ['de', 'register', 'deregister'],
  ['fill', 'out', 'fill'],
  ['fill', 'in', 'fill'],
  ['wait', 'for', 'wait'],
  ['who', 'am', 'whoami'],
];

/**
 * Verbs that are as often nouns in a tool's name (`run_list`, `order_get`): where another verb stands in the name, they
 * are what it acts on.
 */
export const alsoNouns = wordSet(`
  access action archive audit backup balance ban bet bid bill block bookmark branch bridge build call cat change charge chargeback
  check checkout claim click clone command comment commit control copy count cross deposit diff display documentation draft
  drop email end estimate exploit export favorite favourite fill filter fix flush forecast fork format fund go group
  hash head health help http info import install invoice issue label launch learn like link list load lock log login long
  map mark match message mint monitor mount new note order patch payout peek pin ping plot poll post preview
  process profile proxy purchase put query quote rank rate read record refund release reload reply report request
  research return review rollout route run scale scan schedule score screenshot script search send shell short
  sign snapshot stage stake star start stat stats status step stop store swap switch tag tail test tip tool trace track
  trade transfer trash trigger type update upgrade upload use view vote wager watch webhook workflow`);

/** Words before the verb that change its reach, not its kind. */
export const modifiers = wordSet(
  'batch bulk mass multi multiple async sync_now auto automatically force safe safely quick quickly fast smart advanced simple my the a an raw direct do please try easily currently also only always',
);

/** Words that, at the start of a run-together name, are the verb (`deletefile`, `getweather`). */
export const gluedVerbs = wordSet(
  'get list create update delete remove search send fetch execute write read upload download',
);

const index = meanings(verbRows);

/** What a verb speaks for, in its base form and lower case. */
export function verbMeaning(word: string) {
  return index.get(word);
}

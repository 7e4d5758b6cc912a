-- What somebody does in Neovim 0.7: opens a policy, waits for its diagnostics, applies a quick-fix, saves.
-- Told by the environment: MCP_POLICY_NODE, MCP_POLICY_SERVER, MCP_POLICY_FILE, MCP_POLICY_FIX (a Lua pattern for the fix's title).
-- Writes one line of JSON to MCP_POLICY_RESULT, and ends with 0 when all of it went well.

local env = vim.env
local patience = 20000
local result = { steps = {} }

local function finish(code)
  vim.fn.writefile({ vim.json.encode(result) }, env.MCP_POLICY_RESULT)
  vim.lsp.stop_client(vim.lsp.get_active_clients(), true)
  vim.cmd(code == 0 and 'qall!' or code .. 'cquit!')
end

-- Waits for a condition, and says which one did not come.
local function wait_for(what, condition)
  if vim.wait(patience, condition, 20) then
    table.insert(result.steps, what)
    return
  end
  result.failed = what
  result.log = vim.lsp.get_log_path()
  error('waited in vain for ' .. what)
end

local function with_code(code)
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.code == code
  end, vim.diagnostic.get(0))
end

local function session()
  vim.cmd('edit ' .. vim.fn.fnameescape(env.MCP_POLICY_FILE))
  vim.bo.filetype = 'json'
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    name = 'mcp-policy',
    cmd = { env.MCP_POLICY_NODE, env.MCP_POLICY_SERVER, '--stdio' },
    root_dir = vim.fn.fnamemodify(env.MCP_POLICY_FILE, ':h'),
    on_init = function(client)
      vim.lsp.buf_attach_client(buffer, client.id)
    end,
  })
  wait_for('the server is attached', function()
    return vim.lsp.buf_is_attached(buffer, id)
  end)
  local client = vim.lsp.get_client_by_id(id)
  result.pulls = client.server_capabilities.diagnosticProvider ~= nil
  wait_for('the diagnostics of the policy', function()
    return #with_code('tools/unknown-tool') > 0
  end)
  local unknown = with_code('tools/unknown-tool')[1]
  result.message = unknown.message
  result.place = { unknown.lnum, unknown.col }

  local asked = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = { line = unknown.lnum, character = unknown.col + 2 } }
  local hover = client.request_sync('textDocument/hover', asked, patience, buffer)
  result.hover = hover and hover.result and hover.result.contents.value
  local completion = client.request_sync('textDocument/completion', asked, patience, buffer)
  local items = completion and completion.result and (completion.result.items or completion.result) or {}
  result.completions = vim.tbl_map(function(item)
    return item.label
  end, items)

  local range = {
    start = { line = unknown.lnum, character = unknown.col },
    ['end'] = { line = unknown.end_lnum, character = unknown.end_col },
  }
  local lsp_diagnostic = {
    range = range,
    code = unknown.code,
    source = unknown.source,
    severity = unknown.severity,
    message = unknown.message,
    data = unknown.user_data.lsp.data,
  }
  local answer, problem = client.request_sync('textDocument/codeAction', {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = range,
    context = { diagnostics = { lsp_diagnostic } },
  }, patience, buffer)
  result.problem = problem and tostring(problem)
  result.titles = vim.tbl_map(function(action)
    return action.title
  end, answer and answer.result or {})
  for _, action in ipairs(answer and answer.result or {}) do
    if action.title:find(env.MCP_POLICY_FIX) then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      result.applied = action.title
      break
    end
  end
  wait_for('the diagnostic to go', function()
    return #with_code('tools/unknown-tool') == 0
  end)
  vim.cmd('silent write')
end

local ok, problem = pcall(session)
if not ok then
  result.error = tostring(problem)
end
finish(ok and 0 or 1)

import pg from 'pg';

/**
 * From 16 on, the right to take a role and the inheriting of its rights are two, and whoever made a role holds neither
 * by itself; 15 knows one grant for both.
 */
export async function grantAppRole(owner: pg.ClientBase, login: pg.ClientBase): Promise<void> {
  const { rows } = await login.query(
    `select session_user as name, current_setting('server_version_num')::int >= 160000 as separate`,
  );
  const form = rows[0].separate ? ' with set true, inherit false' : '';
  await owner.query(`grant slotlog_app to ${pg.escapeIdentifier(rows[0].name)}${form}`);
}

-- PostgreSQL measures its tables by itself (autovacuum).
select 1;
